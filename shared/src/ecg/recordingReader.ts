import { INDEPENDENT_LEADS, type Lead, STANDARD_LEADS } from './leads.ts';
import { type EcgRecording, joinRecordings, sampleCount, samplesOf, sliceRecording } from './recording.ts';

/** The leads that travel: the eight independent ones when all are there, since the others follow from them; else whatever was recorded, in sheet order. */
export function toStreamedLeads(recording: EcgRecording): EcgRecording {
  const isThere = (lead: Lead): boolean => recording.leads.includes(lead);
  const leads = INDEPENDENT_LEADS.every(isThere) ? INDEPENDENT_LEADS : STANDARD_LEADS.filter(isThere);
  const samples = leads.map((lead) => samplesOf(recording, lead) ?? new Int16Array());
  return { ...recording, leads, samples };
}

/** Reads a recording piece by piece: once, or from the beginning again and again. */
export function createRecordingReader(
  recording: EcgRecording,
  repeats: boolean,
): (count: number) => EcgRecording | null {
  const length = sampleCount(recording);
  let position = 0;
  return (count) => {
    if (length === 0 || (!repeats && position >= length)) return null;
    const end = repeats ? position + count : Math.min(length, position + count);
    const parts: EcgRecording[] = [];
    while (position < end) {
      const start = position % length;
      const part = sliceRecording(recording, start, Math.min(length - start, end - position));
      parts.push(part);
      position += sampleCount(part);
    }
    const [first = sliceRecording(recording, 0, 0), ...rest] = parts;
    return rest.length > 0 ? joinRecordings(first, rest) : first;
  };
}
