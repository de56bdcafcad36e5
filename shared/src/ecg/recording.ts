import type { Lead } from './leads.ts';

/**
 * A stretch of ECG: the same number of whole-number samples for each lead, taken at the same instants.
 * `lsbNv` is what one step is worth in nanovolt, the same for all leads; a sample times `lsbNv` is the voltage.
 */
export type EcgRecording = {
  readonly rateHz: number;
  readonly lsbNv: number;
  readonly leads: readonly Lead[];
  /** One array for each entry of `leads`, in that order, all of one length. */
  readonly samples: readonly Int16Array[];
};

export const NV_PER_MV = 1_000_000;

/** The one sample value that is no voltage: nothing was measured at this instant (an electrode off, a sample lost). */
export const MISSING_SAMPLE = -32_768;

export function sampleCount(recording: EcgRecording): number {
  return recording.samples[0]?.length ?? 0;
}

/** The samples of one lead, or `undefined` when it was not recorded. */
export function samplesOf(recording: EcgRecording, lead: Lead): Int16Array | undefined {
  return recording.samples[recording.leads.indexOf(lead)];
}

/** `count` samples of every lead from `start`, sharing memory with the recording. */
export function sliceRecording(recording: EcgRecording, start: number, count: number): EcgRecording {
  return { ...recording, samples: recording.samples.map((lead) => lead.subarray(start, start + count)) };
}

/** One behind the other, in memory of its own. All have the format of the first. */
export function joinRecordings(first: EcgRecording, rest: readonly EcgRecording[]): EcgRecording {
  const parts = [first, ...rest];
  const length = parts.reduce((total, part) => total + sampleCount(part), 0);
  const { rateHz, lsbNv, leads } = first;
  return { rateHz, lsbNv, leads, samples: leads.map((_, lead) => joinedLead(parts, lead, length)) };
}

function joinedLead(parts: readonly EcgRecording[], lead: number, length: number): Int16Array {
  const whole = new Int16Array(length);
  let at = 0;
  for (const { samples } of parts) {
    const part = samples[lead] ?? new Int16Array();
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The recording with those of its leads that `leads` names, in its own order, sharing memory with it. */
export function selectLeads(recording: EcgRecording, leads: ReadonlySet<Lead>): EcgRecording {
  const kept = recording.leads.flatMap((lead, index) => (leads.has(lead) ? [index] : []));
  return {
    ...recording,
    leads: kept.flatMap((index) => recording.leads[index] ?? []),
    samples: kept.flatMap((index) => recording.samples[index] ?? []),
  };
}

export type EcgFormat = Omit<EcgRecording, 'samples'>;

/** Whether samples of both can follow each other: the same leads in the same order, rate and resolution. */
export function isSameFormat(one: EcgFormat, other: EcgFormat): boolean {
  const isSameScale = one.rateHz === other.rateHz && one.lsbNv === other.lsbNv;
  return isSameScale && one.leads.join() === other.leads.join();
}
