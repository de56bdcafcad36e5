import { CaseIdSchema } from '@smart-triage/shared/domain/ids';
import { Router } from 'express';
import { z } from 'zod';
import type { AuditLog } from '../audit/auditLog.ts';
import type { AuditTrail } from '../audit/auditTrail.ts';
import { toFhirAuditEvent } from '../audit/fhirAuditEvent.ts';
import { patientExtract } from '../audit/patientExtract.ts';
import { addressOf, type HttpAccess } from './httpAccess.ts';
import { parseInput } from './parseInput.ts';

type AccessLogDeps = { access: HttpAccess; log: AuditLog; trail: AuditTrail };

const QuerySchema = z.strictObject({
  caseId: CaseIdSchema.optional(),
  userId: z.string().min(1).max(64).optional(),
  type: z.string().min(1).max(40).optional(),
  fromMs: z.coerce.number().min(0).optional(),
  toMs: z.coerce.number().min(0).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});
const ExtractSchema = z.strictObject({ language: z.enum(['nl', 'en']).default('nl') });
/** More than a ride of a day leaves. */
const EXTRACT_LINES = 10_000;

/** [AU4] The access log over HTTP: for auditors with a second factor; each reading is a line itself. */
export function accessLogRoutes({ access, log, trail }: AccessLogDeps): Router {
  const router = Router();
  router.get('/api/v1/access-log', async (request, response) => {
    const { actor } = await access.permit(request, 'access-log:read');
    const { caseId, ...query } = parseInput('query', request.query, QuerySchema);
    const wantsFhir = request.accepts(['json', 'application/fhir+json']) === 'application/fhir+json';
    await trail.record({
      type: wantsFhir ? 'access-log-exported' : 'access-log-searched',
      users: [actor],
      address: addressOf(request),
      caseId: caseId ?? null,
      protocol: 'access-log:read',
      data: Object.fromEntries(Object.entries(query)),
    });
    const lines = await log.search({ caseId, ...query });
    response.set('cache-control', 'no-store');
    if (!wantsFhir) response.json({ lines });
    else response.type('application/fhir+json').json(bundleOf(lines.map(toFhirAuditEvent)));
  });
  router.get('/api/v1/access-log/verification', async (request, response) => {
    await access.permit(request, 'access-log:read');
    response.set('cache-control', 'no-store').json(await log.verify());
  });
  router.get('/api/v1/cases/:caseId/access-log', async (request, response) => {
    const { actor } = await access.permit(request, 'access-log:read');
    const caseId = parseInput('caseId', request.params.caseId, CaseIdSchema);
    const { language } = parseInput('query', request.query, ExtractSchema);
    const protocol = 'access-log:read';
    await trail.record({
      type: 'extract-made',
      users: [actor],
      address: addressOf(request),
      caseId,
      protocol,
    });
    const lines = await log.search({ caseId, limit: EXTRACT_LINES });
    response.set('cache-control', 'no-store').type('text').send(patientExtract(lines, language));
  });
  return router;
}

function bundleOf(resources: object[]) {
  return { resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) };
}
