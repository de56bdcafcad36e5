import { type CaseId, CaseIdSchema } from '@smart-triage/shared/domain/ids';
import { ACCESS_LOG_PATH } from '@smart-triage/shared/protocol/accessLog';
import type { Actor } from '@smart-triage/shared/domain/role';
import { Router } from 'express';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { AuditLog } from '../audit/auditLog.ts';
import type { AuditTrail } from '../audit/auditTrail.ts';
import { auditBundle } from '../audit/fhirAuditBundle.ts';
import { patientExtract } from '../audit/patientExtract.ts';
import { addressOf, type HttpAccess } from './httpAccess.ts';
import { parseInput } from './parseInput.ts';

type AccessLogDeps = { access: HttpAccess; log: AuditLog; trail: AuditTrail };

export const AccessLogQuerySchema = z.strictObject({
  caseId: CaseIdSchema.optional(),
  userId: z.string().min(1).max(64).optional(),
  type: z.string().min(1).max(40).optional(),
  fromMs: z.coerce.number().min(0).optional(),
  toMs: z.coerce.number().min(0).optional(),
  before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});
export const ExtractSchema = z.strictObject({ language: z.enum(['nl', 'en']).default('nl') });
/** In memory at once, of an extract of whatever length. */
const EXTRACT_PAGE = 1000;

/** [AU4] The access log over HTTP: for auditors with a second factor; each reading is a line itself. */
export function accessLogRoutes({ access, log, trail }: AccessLogDeps): Router {
  const router = Router();
  router.get(ACCESS_LOG_PATH, async (request, response) => {
    const { actor } = await access.permit(request, 'access-log:read');
    const { caseId, ...query } = parseInput('query', request.query, AccessLogQuerySchema);
    const wantsFhir = request.accepts(['json', 'application/fhir+json']) === 'application/fhir+json';
    await trail.record({
      type: wantsFhir ? 'access-log-exported' : 'access-log-searched',
      users: [actor],
      address: addressOf(request),
      caseId: caseId ?? null,
      protocol: 'access-log:read',
      data: Object.fromEntries(Object.entries(query)),
    });
    const page = await log.page({ caseId, ...query });
    response.set('cache-control', 'no-store');
    if (wantsFhir) response.type('application/fhir+json').json(auditBundle(page, { caseId, ...query }));
    else response.json(page);
  });
  router.get(`${ACCESS_LOG_PATH}/verification`, async (request, response) => {
    await access.permit(request, 'access-log:read');
    response.set('cache-control', 'no-store').json(await log.verify());
  });
  router.get('/api/v1/cases/:caseId/access-log', async (request, response) => {
    const { actor } = await access.permit(request, 'access-log:read');
    const caseId = parseInput('caseId', request.params.caseId, CaseIdSchema);
    const { language } = parseInput('query', request.query, ExtractSchema);
    const asked = { actor, address: addressOf(request), caseId, language };
    const extract = await makeExtract({ log, trail }, asked);
    response.set('cache-control', 'no-store').type('text');
    // Who goes away ends the reading. When the database does, the connection is cut: the sentence that says that this is all of it is then missing.
    await pipeline(Readable.from(extract), response).catch(() => response.destroy());
  });
  return router;
}

type ExtractFor = { actor: Actor; address: string; caseId: CaseId; language: 'nl' | 'en' };

/** The patient's own extract, piece by piece, with its line in the log that it is made from. */
export async function makeExtract(
  { log, trail }: { log: Pick<AuditLog, 'pages'>; trail: Pick<AuditTrail, 'record'> },
  { actor, address, caseId, language }: ExtractFor,
): Promise<AsyncGenerator<string>> {
  await trail.record({ type: 'extract-made', users: [actor], address, caseId, protocol: 'access-log:read' });
  return patientExtract(log.pages({ caseId, limit: EXTRACT_PAGE }), language);
}
