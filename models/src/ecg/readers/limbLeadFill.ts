import { inSheetOrder, STANDARD_LEADS, type Lead } from '@smart-triage/shared/ecg/leads';
import { MISSING_SAMPLE, samplesOf, type EcgRecording } from '@smart-triage/shared/ecg/recording';
import { leadProblems } from '../quality/leadQuality.ts';
import { LIMB_LEADS, limbBasis, weightsOn, type LimbLead } from '../signal/limbIdentities.ts';

const INT16_MAX = 32_767;

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
  const basis = missing.length > 0 ? limbBasis((lead) => isUsable(recording, lead)) : null;
  if (!basis) return found;
  const [one, other] = basis.map((lead) => samplesOf(recording, lead) ?? new Int16Array());
  for (const lead of missing) {
    const samples = combine(one, other, weightsOn(basis, lead));
    if (samples) found.set(lead, samples);
  }
  return found;
}

function isUsable(recording: EcgRecording, lead: LimbLead): boolean {
  const samples = samplesOf(recording, lead);
  return samples !== undefined && leadProblems(samples, recording.rateHz, recording.lsbNv).length === 0;
}

function combine(
  one: Int16Array | undefined,
  other: Int16Array | undefined,
  [weightOne, weightOther]: readonly [number, number],
) {
  const length = one?.length ?? 0;
  const samples = new Int16Array(length);
  for (let i = 0; i < length; i++) {
    const [a = MISSING_SAMPLE, b = MISSING_SAMPLE] = [one?.[i], other?.[i]];
    const isMissing = a === MISSING_SAMPLE || b === MISSING_SAMPLE;
    const value = isMissing ? MISSING_SAMPLE : Math.round(weightOne * a + weightOther * b);
    if (!isMissing && Math.abs(value) > INT16_MAX) return undefined;
    samples[i] = value;
  }
  return samples;
}
