import { type CaseId, CaseIdSchema } from '@smart-triage/shared/domain/ids';
import { ACCESS_LOG_PATH } from '@smart-triage/shared/protocol/accessLog';
import type { Actor } from '@smart-triage/shared/domain/role';
import { Router } from 'express';
import { z } from 'zod';
import type { AuditLog } from '../audit/auditLog.ts';
import type { AuditTrail } from '../audit/auditTrail.ts';
import { toFhirAuditEvent } from '../audit/fhirAuditEvent.ts';
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
/** More than a ride of a day leaves. */
const EXTRACT_LINES = 10_000;

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
    if (!wantsFhir) response.json(page);
    else response.type('application/fhir+json').json(bundleOf(page.lines.map(toFhirAuditEvent)));
  });
  router.get(`${ACCESS_LOG_PATH}/verification`, async (request, response) => {
    await access.permit(request, 'access-log:read');
    response.set('cache-control', 'no-store').json(await log.verify());
  });
  router.get('/api/v1/cases/:caseId/access-log', async (request, response) => {
    const { actor } = await access.permit(request, 'access-log:read');
    const caseId = parseInput('caseId', request.params.caseId, CaseIdSchema);
    const { language } = parseInput('query', request.query, ExtractSchema);
    const extract = await makeExtract(
      { log, trail },
      { actor, address: addressOf(request), caseId, language },
    );
    response.set('cache-control', 'no-store').type('text').send(extract);
  });
  return router;
}

type ExtractFor = { actor: Actor; address: string; caseId: CaseId; language: 'nl' | 'en' };

/** The patient's own extract, with its line in the log that it is made from. */
export async function makeExtract(
  { log, trail }: { log: Pick<AuditLog, 'search'>; trail: Pick<AuditTrail, 'record'> },
  { actor, address, caseId, language }: ExtractFor,
): Promise<string> {
  await trail.record({ type: 'extract-made', users: [actor], address, caseId, protocol: 'access-log:read' });
  return patientExtract(await log.search({ caseId, limit: EXTRACT_LINES }), language);
}

function bundleOf(resources: object[]) {
  return { resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) };
}
