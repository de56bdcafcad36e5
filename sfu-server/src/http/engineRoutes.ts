import { gateInputsOf, RiskRequestSchema } from '@smart-triage/models/runtime/riskRequest';
import { ECG_ENGINE } from '@smart-triage/models/ecg/ecgEngine';
import type { Clock } from '@smart-triage/shared/time/clock';
import type { Actor } from '@smart-triage/shared/domain/role';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import express, { type Request, type RequestHandler, Router } from 'express';
import { z } from 'zod';
import type { AuditLine } from '../audit/auditLine.ts';
import type { AuditTrail } from '../audit/auditTrail.ts';
import { scoreDetail } from '../audit/requestLines.ts';
import type { InferenceService } from '../inference/inferenceService.ts';
import { addressOf, type HttpAccess } from './httpAccess.ts';
import { parseInput } from './parseInput.ts';

export type EngineRouteDeps = {
  access: HttpAccess;
  inference: Pick<InferenceService, 'assess' | 'analyseUpload'>;
  clock: Clock;
  trail: Pick<AuditTrail, 'record'>;
};

/** Ten seconds of twelve leads are 0.1 to 0.5 MB in the formats that are read; a quarter of an hour fits. */
const MAX_ECG_BYTES = 8 * 1024 * 1024;

/** Recordings that are taken in, wait or are analysed at one time: they come from people, one by one. */
const MAX_UPLOADS = 8;
/** Of one person, so that nobody has all of them. */
const MAX_UPLOADS_EACH = 2;

/** What is said of the patient beside the file, and goes before what the file says. */
export const EcgQuerySchema = z.strictObject({
  age: z.coerce.number().int().min(0).max(120).exactOptional(),
  sex: z.enum(['female', 'male']).exactOptional(),
});

/** [HA1] Scores, gate and advice over a record, and the analysis of a recording: by the engine that serves live cases. Nothing is stored. */
export function engineRoutes({ access, inference, clock, trail }: EngineRouteDeps): Router {
  const router = Router();
  // Before the body is taken in: nobody fills memory who may not ask.
  const askers = new WeakMap<Request, Actor>();
  const admit: RequestHandler = async (request, _response, next) => {
    askers.set(request, (await access.permit(request, 'engine:ask')).actor);
    next();
  };
  /** [AU1] What the engine answered has its line before it is sent: a score is a score, of a case or not. */
  const record = async (request: Request, data: AuditLine['data']): Promise<void> => {
    const asker = askers.get(request);
    const entry = { type: 'engine-asked', address: addressOf(request), protocol: 'engine:ask' } as const;
    await trail.record({ ...entry, users: asker ? [asker] : [], data });
  };
  const uploads: Request[] = [];
  /** [HA2] Files are held in memory while they wait for a thread. */
  const limitUploads: RequestHandler = (request, response, next) => {
    const own = uploads.filter((other) => askers.get(other)?.id === askers.get(request)?.id);
    if (uploads.length >= MAX_UPLOADS || own.length >= MAX_UPLOADS_EACH)
      throw new AppError(ErrorCode.TooMany, 'too many recordings at once');
    uploads.push(request);
    response.once('close', () => uploads.splice(uploads.indexOf(request), 1));
    next();
  };
  router.post(
    '/api/v1/risk-assessments',
    admit,
    express.json({ limit: '100kb' }),
    async (request, response) => {
      const asked = parseInput('body', request.body, RiskRequestSchema);
      const answer = await inference.assess(gateInputsOf(asked, clock.now()));
      await record(request, scoreDetail(answer.assessment));
      response.set('cache-control', 'no-store').json(answer);
    },
  );
  router.post(
    '/api/v1/ecg-analyses',
    admit,
    limitUploads,
    express.raw({ type: () => true, limit: MAX_ECG_BYTES }),
    async (request, response) => {
      const { age, sex } = parseInput('query', request.query, EcgQuerySchema);
      const patient = { ...(age !== undefined && { ageYears: age }), ...(sex && { sex }) };
      const contentType = request.headers['content-type'] ?? '';
      const body = parseInput('body', request.body, z.instanceof(Buffer, { error: 'must be a recording' }));
      const answer = await inference.analyseUpload({ contentType, body, patient });
      await record(request, { engine: `${ECG_ENGINE.id}@${ECG_ENGINE.version}`, bytes: body.length });
      response.set('cache-control', 'no-store').json(answer);
    },
  );
  return router;
}
