import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { EcgMoment } from '../../lib/route.ts';
import type { TimelineEntry } from './timelineEntries.ts';

/**
 * Where the ECG of a line of the timeline stands: the stored frames themselves where it speaks of them, else the time at which it happened, for vital signs that
 * at which they were measured. `null` while there was no ECG yet.
 */
export function ecgMoment(
  { at, what }: Pick<TimelineEntry, 'at' | 'what'>,
  { ecgStreams }: Pick<CaseState, 'ecgStreams'>,
): EcgMoment | null {
  if (what.type === 'ecg-recorded' || what.type === 'ecg-verified') return placeOf(what.recording);
  if (what.type === 'ecg-noted') return { streamId: what.note.streamId, fromSeq: what.note.seq };
  if (what.type === 'ecg-measured') return placeOf(what.measurement);
  const happened = what.type === 'vitals-recorded' ? what.reading.measuredAt : at;
  return ecgStreams.some(({ startedAt }) => startedAt <= happened) ? { at: happened } : null;
}

function placeOf({ streamId, fromSeq }: Extract<EcgMoment, { fromSeq: number }>): EcgMoment {
  return { streamId, fromSeq };
}
