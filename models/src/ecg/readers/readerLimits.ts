import { sampleCount, type EcgRecording } from '@smart-triage/shared/ecg/recording';
import { ECG_LIMITS } from '@smart-triage/shared/ecg/limits';
import { brokenFile } from './brokenFile.ts';

/** What a reader will take. An hour of twelve leads at 250 Hz fits; a day's Holter is another task's. */
export const READER_LIMITS = {
  /** Of one file. */
  bytes: 64 * 1024 * 1024,
  /** Of all leads together. */
  samples: 12_000_000,
  /** Signals of one file, those that are not among the twelve leads included. */
  channels: 64,
  /** Elements and attributes of an XML file: each costs a hundred times its bytes while it is parsed, and an ECG has some thousands. */
  xmlNodes: 200_000,
  /** Elements or sequences inside each other. */
  nesting: 64,
} as const;

/** Throws `invalid` for more bytes than are read; called before anything is decoded. */
export function assertSize(format: string, bytes: Uint8Array): void {
  if (bytes.length > READER_LIMITS.bytes)
    throw brokenFile(format, 'size', `byte ${bytes.length}`, `must be at most ${READER_LIMITS.bytes} bytes`);
}

/** Throws `invalid` for counts that a file announces and that no ECG has; called before memory is taken for them. */
export function assertSampleCount(format: string, at: string, count: number): void {
  if (!(count >= 0 && count <= READER_LIMITS.samples))
    throw brokenFile(format, 'number of samples', at, `must be at most ${READER_LIMITS.samples}`);
}

/** What must hold of a recording whatever file it came from. */
export function assertReadable(format: string, recording: EcgRecording): void {
  const { rateHz, leads } = recording;
  const { min, max } = ECG_LIMITS.rateHz;
  if (!(rateHz >= min && rateHz <= max))
    throw brokenFile(format, 'sampling rate', 'the signal', `must be ${min} to ${max} Hz`);
  if (leads.length === 0) throw brokenFile(format, 'leads', 'the signal', 'name no standard ECG lead');
  if (new Set(leads).size !== leads.length)
    throw brokenFile(format, 'leads', 'the signal', 'name a lead twice');
  if (recording.samples.some(({ length }) => length !== sampleCount(recording)))
    throw brokenFile(format, 'samples', 'the signal', 'are not as many in each lead');
  if (sampleCount(recording) === 0) throw brokenFile(format, 'samples', 'the signal', 'are none');
  assertSampleCount(format, 'the signal', leads.length * sampleCount(recording));
}
