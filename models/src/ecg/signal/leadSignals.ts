import { STANDARD_LEADS, type Lead } from '@smart-triage/shared/ecg/leads';
import { MISSING_SAMPLE, NV_PER_MV, type EcgRecording } from '@smart-triage/shared/ecg/recording';
import { isFlat } from '../quality/leadQuality.ts';
import { LIMB_LEADS, limbBasis, weightsOn } from './limbIdentities.ts';
import { upsample } from './upsample.ts';

/** The signal of each lead in millivolt, all of one length, as everything behind the readers works on it. */
export type LeadSignals = {
  readonly rateHz: number;
  readonly leads: readonly Lead[];
  readonly mv: readonly Float64Array[];
};

/** Below this rate the J point would be found on a grid of over 2.5 ms, so slower recordings are interpolated by a whole factor. */
const MIN_WORKING_RATE_HZ = 400;

/**
 * Recorded leads in millivolt at 400 Hz or more, with the limb leads that can be computed from two recorded ones, in the order of a
 * 12-lead sheet. Missing samples hold the last value; the quality check counts them on the recording itself.
 */
export function toLeadSignals(recording: EcgRecording): LeadSignals {
  const factor = Math.max(1, Math.ceil(MIN_WORKING_RATE_HZ / recording.rateHz));
  const recorded = new Map<Lead, Float64Array>();
  recording.leads.forEach((lead, index) => {
    const mv = toMillivolt(recording.samples[index] ?? new Int16Array(), recording.lsbNv);
    recorded.set(lead, upsample(mv, factor));
  });
  const all = withDerivedLeads(recorded);
  const leads = STANDARD_LEADS.filter((lead) => all.has(lead));
  return {
    rateHz: recording.rateHz * factor,
    leads,
    mv: leads.map((lead) => all.get(lead) ?? new Float64Array()),
  };
}

function toMillivolt(samples: Int16Array, lsbNv: number): Float64Array {
  const mvPerStep = lsbNv / NV_PER_MV;
  const mv = new Float64Array(samples.length);
  let last = 0;
  for (let i = 0; i < samples.length; i++) {
    const sample = samples[i] ?? MISSING_SAMPLE;
    if (sample !== MISSING_SAMPLE) last = sample * mvPerStep;
    mv[i] = last;
  }
  return mv;
}

/** Any two limb leads give the other four, of which a flat one is left out: it is as little a lead as one that was recorded flat. */
function withDerivedLeads(recorded: ReadonlyMap<Lead, Float64Array>): Map<Lead, Float64Array> {
  const all = new Map(recorded);
  const basis = limbBasis((lead) => recorded.has(lead));
  const [one, other] = basis?.map((lead) => recorded.get(lead)) ?? [];
  if (!basis || !one || !other) return all;
  for (const lead of LIMB_LEADS.filter((name) => !all.has(name))) {
    const computed = combine(one, other, weightsOn(basis, lead));
    if (!isFlat(computed)) all.set(lead, computed);
  }
  return all;
}

function combine(
  a: Float64Array,
  b: Float64Array,
  [weightA, weightB]: readonly [number, number],
): Float64Array {
  const sum = new Float64Array(a.length);
  for (let i = 0; i < sum.length; i++) sum[i] = weightA * (a[i] ?? 0) + weightB * (b[i] ?? 0);
  return sum;
}
