import { z } from 'zod';
import { type CaseId, VideoSegmentIdSchema, type VideoSegmentId } from '../domain/ids.ts';
import { InstantSchema } from '../time/instant.ts';

/** [VR6] One piece of a recording: a WebM file of its own that begins with a whole picture. Times are the server's, of the first picture and of the end of the last. */
export const VideoSegmentSchema = z.strictObject({
  segmentId: VideoSegmentIdSchema,
  startedAt: InstantSchema,
  endedAt: InstantSchema,
  bytes: z.int().min(1),
});
export type VideoSegment = z.infer<typeof VideoSegmentSchema>;

/** In the order of time. What lies between two pieces was not recorded. */
export const VideoSegmentsSchema = z.strictObject({ segments: z.array(VideoSegmentSchema) });

export const VIDEO_TYPE = 'video/webm';

/** Of a case, or as the router has it. */
export function videoPath<C extends CaseId | ':caseId'>(caseId: C): `/api/v1/cases/${C}/video` {
  return `/api/v1/cases/${caseId}/video`;
}

export function videoSegmentPath<C extends CaseId | ':caseId', S extends VideoSegmentId | ':segmentId'>(
  caseId: C,
  segmentId: S,
): `/api/v1/cases/${C}/video/${S}` {
  return `/api/v1/cases/${caseId}/video/${segmentId}`;
}
