import type { EcgLeadMeasurement } from '@smart-triage/shared/domain/ecgAnalysis';
import type { Lead } from '@smart-triage/shared/ecg/leads';
import { MISSING_SAMPLE, samplesOf, type EcgRecording } from '@smart-triage/shared/ecg/recording';
import { LIMB_LEADS, limbBasis, weightsOn, type LimbLead } from '../signal/limbIdentities.ts';

/** Steep parts are compared over this, so that offsets and filters of the source do not matter. */
const SLOPE_MS = 8;
/**
 * A limb lead may differ from what follows from I and II by this share of the three leads' own energy of slopes. Leads that were filtered or scaled apart
 * reach 0.6 (LUDB), one of wrong polarity or from elsewhere mostly has as much as the leads themselves.
 */
const EINTHOVEN_SHARE = 0.8;
/** Correlation of slopes. Halfway to a lead that is exactly upside down; a real recording of LUDB (63, aVL) has -0.21. The project's choice. */
const OPPOSITE = -0.5;

/**
 * False when a recorded limb lead does not belong to two others by Einthoven's and Goldberger's laws (III = II - I, aVR = -(I + II) / 2, ...), I and II where they
 * were recorded: a mislabelled lead, or leads taken at different times. Instants at which one of them has no sample say nothing. An augmented
 * lead is refused only when it clearly runs the other way: a small one may differ through what is wrong with the two.
 */
export function limbLeadsAgree(recording: EcgRecording): boolean {
  const basis = limbBasis((lead) => recording.leads.includes(lead));
  const [one, two] = basis?.map((lead) => samplesOf(recording, lead)) ?? [];
  if (!basis || !one || !two) return true;
  const step = Math.max(1, Math.round((SLOPE_MS * recording.rateHz) / 1000));
  return LIMB_LEADS.filter((lead) => !basis.includes(lead)).every((lead) => {
    const samples = samplesOf(recording, lead);
    return !samples || belongs(lead, samples, { one, two, step, weights: weightsOn(basis, lead) });
  });
}

type Expected = {
  readonly one: Int16Array;
  readonly two: Int16Array;
  readonly step: number;
  readonly weights: readonly [number, number];
};

function belongs(lead: LimbLead, samples: Int16Array, { one, two, step, weights }: Expected): boolean {
  const sums = { apart: 0, together: 0, alike: 0, found: 0, expected: 0 };
  for (let i = 0; i + step < samples.length; i++) {
    const [a, b, found] = [slope(one, i, step), slope(two, i, step), slope(samples, i, step)];
    if (Number.isNaN(a + b + found)) continue;
    const expected = weights[0] * a + weights[1] * b;
    sums.apart += (found - expected) ** 2;
    sums.together += Math.max(a * a, b * b, found * found);
    sums.alike += found * expected;
    sums.found += found * found;
    sums.expected += expected * expected;
  }
  if (sums.apart <= EINTHOVEN_SHARE * sums.together) return true;
  return lead.startsWith('aV') && sums.alike > OPPOSITE * Math.sqrt(sums.found * sums.expected);
}

function slope(samples: Int16Array, i: number, step: number): number {
  const [from, to] = [samples[i] ?? MISSING_SAMPLE, samples[i + step] ?? MISSING_SAMPLE];
  return from === MISSING_SAMPLE || to === MISSING_SAMPLE ? Number.NaN : to - from;
}

/** A P wave or net QRS smaller than this has no sure polarity. */
const SURE_P_MV = 0.03;

/**
 * Right and left arm exchanged: lead I upside down with P, QRS and T, while V6, which knows nothing of it, stays upright. Dextrocardia looks alike
 * in the limb leads and has a small or negative V6. A right axis alone leaves P upright; without a P wave no claim is made.
 */
export function armsReversed({ I, V6 }: Partial<Record<Lead, EcgLeadMeasurement>>): boolean {
  if (typeof I?.pMv !== 'number') return false;
  const isInverted = I.pMv < -SURE_P_MV && I.qrsAreaMvMs < 0 && (I.tMv ?? 0) < 0;
  return isInverted && (!V6 || V6.qrsAreaMvMs > 0);
}
