import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { wasRecordedAt } from '@smart-triage/shared/domain/videoRecording';
import type { Instant } from '@smart-triage/shared/time/instant';
import type { TimelineEntry } from './timelineEntries.ts';

/** [VR6] Where the recorded picture of a line of the timeline stands: at the time at which it happened, for vital signs that at which they were measured. `null` where nothing was recorded. */
export function videoMoment(
  { at, what }: Pick<TimelineEntry, 'at' | 'what'>,
  { video }: Pick<CaseState, 'video'>,
): Instant | null {
  const happened = what.type === 'vitals-recorded' ? what.reading.measuredAt : at;
  return wasRecordedAt(video, happened) ? happened : null;
}
