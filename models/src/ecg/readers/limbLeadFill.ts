import { DERIVED_LEADS, inSheetOrder, STANDARD_LEADS, type Lead } from '@smart-triage/shared/ecg/leads';
import { MISSING_SAMPLE, samplesOf, type EcgRecording } from '@smart-triage/shared/ecg/recording';
import { leadProblems } from '../quality/leadQuality.ts';

const LIMB_LEADS = ['I', 'II', 'III', 'aVR', 'aVL', 'aVF'] as const satisfies readonly Lead[];
const INT16_MAX = 32_767;

/** Each limb lead as `weight[0] * I + weight[1] * II` (Einthoven, Goldberger). */
const WEIGHTS: Readonly<Record<(typeof LIMB_LEADS)[number], readonly [number, number]>> = {
  I: [1, 0],
  II: [0, 1],
  ...DERIVED_LEADS,
};

/**
 * The recording with the limb leads that follow from two recorded ones, in the order of a sheet. A lead that is flat, saturated or missing
 * derives nothing: what follows from a loose electrode would look like a good lead. What does not fit the recording's step is left out.
 */
export function withLimbLeads(recording: EcgRecording): {
  recording: EcgRecording;
  derived: readonly Lead[];
} {
  const filled = derivedLeads(recording);
  const leads = inSheetOrder([...recording.leads, ...filled.keys()]);
  const samples = leads.map((lead) => samplesOf(recording, lead) ?? filled.get(lead) ?? new Int16Array());
  return {
    recording: { ...recording, leads, samples },
    derived: STANDARD_LEADS.filter((l) => filled.has(l)),
  };
}

function derivedLeads(recording: EcgRecording): Map<Lead, Int16Array> {
  const found = new Map<Lead, Int16Array>();
  const missing = LIMB_LEADS.filter((lead) => !recording.leads.includes(lead));
  const basis = missing.length > 0 ? basisOf(recording) : undefined;
  if (!basis) return found;
  for (const lead of missing) {
    const samples = combine(basis, weightsOn(basis, lead));
    if (samples) found.set(lead, samples);
  }
  return found;
}

type Basis = readonly { readonly lead: (typeof LIMB_LEADS)[number]; readonly samples: Int16Array }[];

/** The first two usable limb leads, I and II before others. No two of the six are multiples of each other, so any two do. */
function basisOf(recording: EcgRecording): Basis | undefined {
  const usable = LIMB_LEADS.flatMap((lead) => {
    const samples = samplesOf(recording, lead);
    if (!samples || leadProblems(samples, recording.rateHz, recording.lsbNv).length > 0) return [];
    return [{ lead, samples }];
  });
  return usable.length < 2 ? undefined : usable.slice(0, 2);
}

/** How much of each lead of the basis makes `lead`: two equations with two unknowns, by Cramer's rule. */
function weightsOn([one, other]: Basis, lead: (typeof LIMB_LEADS)[number]): readonly [number, number] {
  const [a, b] = [WEIGHTS[one?.lead ?? 'I'], WEIGHTS[other?.lead ?? 'II']];
  const wanted = WEIGHTS[lead];
  const determinant = a[0] * b[1] - a[1] * b[0];
  return [
    (wanted[0] * b[1] - wanted[1] * b[0]) / determinant,
    (a[0] * wanted[1] - a[1] * wanted[0]) / determinant,
  ];
}

function combine([one, other]: Basis, [weightOne, weightOther]: readonly [number, number]) {
  const length = one?.samples.length ?? 0;
  const samples = new Int16Array(length);
  for (let i = 0; i < length; i++) {
    const [a = MISSING_SAMPLE, b = MISSING_SAMPLE] = [one?.samples[i], other?.samples[i]];
    const isMissing = a === MISSING_SAMPLE || b === MISSING_SAMPLE;
    const value = isMissing ? MISSING_SAMPLE : Math.round(weightOne * a + weightOther * b);
    if (!isMissing && Math.abs(value) > INT16_MAX) return undefined;
    samples[i] = value;
  }
  return samples;
}
