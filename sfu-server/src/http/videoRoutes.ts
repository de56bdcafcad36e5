import { CaseIdSchema, VideoSegmentIdSchema } from '@smart-triage/shared/domain/ids';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { VIDEO_TYPE, videoPath, videoSegmentPath } from '@smart-triage/shared/protocol/videoRecording';
import { type Request, Router } from 'express';
import type { AuditEntry, AuditTrail } from '../audit/auditTrail.ts';
import type { VideoStore } from '../store/videoStore.ts';
import { addressOf, type CaseAccess, type HttpAccess } from './httpAccess.ts';
import { parseInput } from './parseInput.ts';

export type VideoRouteDeps = {
  access: HttpAccess;
  videos: Pick<VideoStore, 'list' | 'read'>;
  trail: Pick<AuditTrail, 'record'>;
};

/** [VR6] What was recorded of a case, to watch: its pieces by time, and one of them. Each time with a line in the access log. */
export function videoRoutes({ access, videos, trail }: VideoRouteDeps): Router {
  const router = Router();
  const record = (
    request: Request,
    { actor, relation }: CaseAccess,
    entry: Pick<AuditEntry, 'type' | 'data' | 'caseId'>,
  ) =>
    trail.record({
      ...entry,
      users: [actor],
      relation,
      protocol: 'video:play',
      address: addressOf(request),
    });

  router.get(videoPath(':caseId'), async (request, response) => {
    const caseId = parseInput('caseId', request.params.caseId, CaseIdSchema);
    const seen = await access.permitCase(request, 'video:play', caseId);
    const segments = await videos.list(caseId);
    await record(request, seen, { type: 'video-listed', caseId, data: { pieces: segments.length } });
    response.set('cache-control', 'no-store').json({ segments });
  });
  router.get(videoSegmentPath(':caseId', ':segmentId'), async (request, response) => {
    const caseId = parseInput('caseId', request.params.caseId, CaseIdSchema);
    const segmentId = parseInput('segmentId', request.params.segmentId, VideoSegmentIdSchema);
    const seen = await access.permitCase(request, 'video:play', caseId);
    const segment = (await videos.list(caseId)).find((piece) => piece.segmentId === segmentId);
    const bytes = segment && (await videos.read(caseId, segment));
    if (!bytes) throw new AppError(ErrorCode.NotFound, 'there is no such piece of video');
    const { startedAt, endedAt } = segment;
    const data = { segmentId, from: startedAt, to: endedAt };
    await record(request, seen, { type: 'video-viewed', caseId, data });
    response.set('cache-control', 'no-store').type(VIDEO_TYPE).send(Buffer.from(bytes));
  });
  return router;
}
