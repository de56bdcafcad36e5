import { EcgStreamSchema } from '../domain/ecgStream.ts';
import { invalid } from '../errors/appError.ts';
import type { EcgRecording } from './recording.ts';
import { toStreamedLeads } from './recordingReader.ts';

const FormatSchema = EcgStreamSchema.pick({ leads: true, rateHz: true, lsbNv: true });

/** The recording as its stream would carry it. Throws `invalid` for what can be read, and analysed, but not streamed: a rate with a fraction, say. */
export function toStreamed(recording: EcgRecording): EcgRecording {
  const streamed = toStreamedLeads(recording);
  const { leads, rateHz, lsbNv } = streamed;
  const format = FormatSchema.safeParse({ leads, rateHz, lsbNv });
  if (!format.success) throw invalid('ECG recording', format.error);
  return streamed;
}
