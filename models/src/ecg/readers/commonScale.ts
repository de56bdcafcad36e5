import type { Lead } from '@smart-triage/shared/ecg/leads';
import { MISSING_SAMPLE, NV_PER_MV, type EcgRecording } from '@smart-triage/shared/ecg/recording';

/** One lead as a file stores it: `(value - baseline) * nvPerUnit` is the voltage in nanovolt; a negative `nvPerUnit` is a lead stored upside down. `missing` is the value for "no sample", if any. */
export type StoredLead = {
  readonly lead: Lead;
  readonly values: Int16Array | Int32Array;
  readonly baseline: number;
  readonly nvPerUnit: number;
  readonly missing?: number;
};

const INT16_MAX = 32_767;
/** Finer than any electrocardiograph resolves; the bound of the stream's own schema. */
const COARSEST_LSB_NV = 100_000;

/**
 * Brings leads of different scales to one whole-number step. Leads that already share a whole step keep their samples exactly; otherwise the
 * finest of their steps is used, so that rounding costs at most half a step, and widened only as far as the largest value needs.
 */
export function toCommonScale(rateHz: number, stored: readonly StoredLead[]): EcgRecording {
  const lsbNv = commonLsbNv(stored);
  return {
    rateHz,
    lsbNv,
    leads: stored.map(({ lead }) => lead),
    samples: stored.map((lead) => rescale(lead, lsbNv)),
  };
}

function commonLsbNv(stored: readonly StoredLead[]): number {
  const finest = Math.max(1, Math.round(Math.min(...stored.map(({ nvPerUnit }) => Math.abs(nvPerUnit)))));
  const largestNv = Math.max(...stored.map(largestVoltageNv));
  const needed = Math.ceil(largestNv / INT16_MAX);
  return Math.min(COARSEST_LSB_NV, Math.max(finest, needed));
}

function largestVoltageNv({ values, baseline, nvPerUnit, missing }: StoredLead): number {
  let largest = 0;
  for (const value of values) {
    if (value !== missing) largest = Math.max(largest, Math.abs(value - baseline));
  }
  return largest * Math.abs(nvPerUnit);
}

function rescale({ values, baseline, nvPerUnit, missing }: StoredLead, lsbNv: number): Int16Array {
  const scale = nvPerUnit / lsbNv;
  return Int16Array.from(values, (value) => {
    if (value === missing) return MISSING_SAMPLE;
    const step = Math.round((value - baseline) * scale);
    return Math.max(-INT16_MAX, Math.min(INT16_MAX, step));
  });
}

const NV_PER_UNIT: Readonly<Record<string, number>> = { nv: 1, uv: 1e3, µv: 1e3, mv: NV_PER_MV, v: 1e9 };

/** Nanovolt in one of a file's unit, or `undefined` for a unit that is not a voltage. */
export function nvPer(unit: string): number | undefined {
  return NV_PER_UNIT[unit.toLowerCase().replace('μ', 'µ')];
}
