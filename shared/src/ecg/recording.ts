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

export type EcgFormat = Omit<EcgRecording, 'samples'>;

/** Whether samples of both can follow each other: the same leads in the same order, rate and resolution. */
export function isSameFormat(one: EcgFormat, other: EcgFormat): boolean {
  const isSameScale = one.rateHz === other.rateHz && one.lsbNv === other.lsbNv;
  return isSameScale && one.leads.join() === other.leads.join();
}
