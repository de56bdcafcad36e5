import { DERIVED_LEADS, STANDARD_LEADS, type DerivedLead, type Lead } from '@smart-triage/shared/ecg/leads';
import { MISSING_SAMPLE, NV_PER_MV, type EcgRecording } from '@smart-triage/shared/ecg/recording';
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
 * Recorded leads in millivolt at 400 Hz or more, followed by the limb leads that can be computed from two recorded ones, in the order of a
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

/** Any two of I, II and III give the third, and with it the augmented leads. */
function withDerivedLeads(recorded: ReadonlyMap<Lead, Float64Array>): Map<Lead, Float64Array> {
  const all = new Map(recorded);
  const third = all.get('III');
  const leadII = all.get('II') ?? combineKnown(all.get('I'), third, 1, 1);
  const leadI = all.get('I') ?? combineKnown(leadII, third, 1, -1);
  if (!leadI || !leadII) return all;
  all.set('I', leadI).set('II', leadII);
  for (const lead of Object.keys(DERIVED_LEADS) as DerivedLead[])
    if (!all.has(lead)) all.set(lead, combine(leadI, leadII, DERIVED_LEADS[lead][0], DERIVED_LEADS[lead][1]));
  return all;
}

function combineKnown(
  a: Float64Array | undefined,
  b: Float64Array | undefined,
  weightA: number,
  weightB: number,
): Float64Array | undefined {
  return a && b ? combine(a, b, weightA, weightB) : undefined;
}

function combine(a: Float64Array, b: Float64Array, weightA: number, weightB: number): Float64Array {
  const sum = new Float64Array(a.length);
  for (let i = 0; i < sum.length; i++) sum[i] = weightA * (a[i] ?? 0) + weightB * (b[i] ?? 0);
  return sum;
}
