import { CaseIdSchema, PhotoIdSchema } from '@smart-triage/shared/domain/ids';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import { siteOf } from '@smart-triage/shared/domain/role';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { Clock } from '@smart-triage/shared/time/clock';
import { InstantSchema } from '@smart-triage/shared/time/instant';
import { type Request, Router } from 'express';
import { z } from 'zod';
import type { AuditEntry, AuditTrail } from '../audit/auditTrail.ts';
import { detailOf } from '../audit/requestLines.ts';
import { caseBundle } from '../caseExport/caseBundle.ts';
import type { CaseService } from '../cases/caseService.ts';
import { ecgBetween } from '../ecg/ecgBetween.ts';
import type { EcgStore } from '../store/ecgStore.ts';
import type { PhotoStore } from '../store/photoStore.ts';
import { addressOf, type CaseAccess, type HttpAccess } from './httpAccess.ts';
import { parseInput } from './parseInput.ts';

export type CaseRouteDeps = {
  access: HttpAccess;
  cases: CaseService;
  store: Pick<EcgStore, 'read' | 'readSeqs'>;
  photos: Pick<PhotoStore, 'read'>;
  trail: AuditTrail;
  hospitals: readonly Hospital[];
  clock: Clock;
};

/** So that one answer does not hold up the event loop: 120,000 samples at 500 Hz. */
const LONGEST_MS = 30_000;
const MomentSchema = z.coerce.number().pipe(InstantSchema);
/** A stretch of one case's ECG, in milliseconds since 1970 by the server's clock. */
export const EcgRangeSchema = z
  .strictObject({ from: MomentSchema, to: MomentSchema })
  .refine(({ from, to }) => to >= from && to - from <= LONGEST_MS, {
    path: ['to'],
    error: `must be 0 to ${LONGEST_MS} ms after from`,
  });

/** [HA3] Cases and their ECG to read, for the people and under the rules of the socket, each view with its line in the access log. */
export function caseRoutes(deps: CaseRouteDeps): Router {
  const { access, cases, store, photos, trail, hospitals, clock } = deps;
  const router = Router();
  const record = (
    request: Request,
    { actor, relation }: CaseAccess,
    entry: Pick<AuditEntry, 'type' | 'protocol' | 'data' | 'caseId'>,
  ) => trail.record({ ...entry, users: [actor], relation, address: addressOf(request) });

  router.get('/api/v1/cases', async (request, response) => {
    const { actor } = await access.permit(request, 'board:see');
    const site = siteOf(actor);
    const board = { cases: cases.directory.open().filter(({ crew }) => siteOf(crew) === site) };
    const data = detailOf('board:watch', {}, board);
    await record(request, { actor, relation: null }, { type: 'board-viewed', protocol: 'board:see', data });
    response.set('cache-control', 'no-store').json(board);
  });
  router.get('/api/v1/cases/:caseId', async (request, response) => {
    const caseId = parseInput('caseId', request.params.caseId, CaseIdSchema);
    const seen = await access.permitCase(request, 'record:read', caseId);
    const view = { case: cases.directory.get(caseId) };
    const data = detailOf('case:watch', {}, view);
    await record(request, seen, { type: 'record-viewed', protocol: 'record:read', caseId, data });
    response.set('cache-control', 'no-store').json(view);
  });
  router.get('/api/v1/cases/:caseId/ecg', async (request, response) => {
    const caseId = parseInput('caseId', request.params.caseId, CaseIdSchema);
    const seen = await access.permitCase(request, 'ecg:read', caseId);
    const { from, to } = parseInput('query', request.query, EcgRangeSchema);
    const streams = cases.directory.get(caseId).ecgStreams.map(({ streamId }) => ({ caseId, streamId }));
    const stretches = await ecgBetween(store, streams, { from, to });
    await record(request, seen, { type: 'ecg-viewed', protocol: 'ecg:read', caseId, data: { from, to } });
    response.set('cache-control', 'no-store').json({ caseId, stretches });
  });
  router.get('/api/v1/cases/:caseId/fhir', async (request, response) => {
    const caseId = parseInput('caseId', request.params.caseId, CaseIdSchema);
    const seen = await access.permitCase(request, 'record:read', caseId);
    const state = cases.directory.get(caseId);
    const data = { ...detailOf('case:watch', {}, { case: state }), form: 'fhir-r4' };
    await record(request, seen, { type: 'record-exported', protocol: 'record:read', caseId, data });
    response.set('cache-control', 'no-store').type('application/fhir+json');
    response.send(JSON.stringify(caseBundle(state, { hospitals, now: clock.now() })));
  });
  // [PH3] Over HTTP: a picture of megabytes on the socket would hold up the ECG behind it.
  router.get('/api/v1/cases/:caseId/photos/:photoId', async (request, response) => {
    const caseId = parseInput('caseId', request.params.caseId, CaseIdSchema);
    const photoId = parseInput('photoId', request.params.photoId, PhotoIdSchema);
    const seen = await access.permitCase(request, 'record:read', caseId);
    const photo = cases.directory.get(caseId).photos.find((taken) => taken.photoId === photoId);
    const bytes = photo && (await photos.read(caseId, photoId));
    if (!bytes) throw new AppError(ErrorCode.NotFound, 'there is no such photo');
    await record(request, seen, {
      type: 'photo-viewed',
      protocol: 'record:read',
      caseId,
      data: { photoId },
    });
    response.set('cache-control', 'no-store').type(photo.type).send(Buffer.from(bytes));
  });
  return router;
}
