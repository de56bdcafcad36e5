import { gateInputsOf, RiskRequestSchema } from '@smart-triage/models/runtime/riskRequest';
import type { Clock } from '@smart-triage/shared/time/clock';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import express, { type RequestHandler, Router } from 'express';
import { z } from 'zod';
import type { InferenceService } from '../inference/inferenceService.ts';
import type { HttpAccess } from './httpAccess.ts';
import { parseInput } from './parseInput.ts';

export type EngineRouteDeps = {
  access: HttpAccess;
  inference: Pick<InferenceService, 'assess' | 'analyseUpload'>;
  clock: Clock;
};

/** Ten seconds of twelve leads are 0.1 to 0.5 MB in the formats that are read; a quarter of an hour fits. */
const MAX_ECG_BYTES = 8 * 1024 * 1024;

/** Recordings that are taken in, wait or are analysed at one time: they come from people, one by one. */
const MAX_UPLOADS = 8;

/** What is said of the patient beside the file, and goes before what the file says. */
export const EcgQuerySchema = z.strictObject({
  age: z.coerce.number().int().min(0).max(120).exactOptional(),
  sex: z.enum(['female', 'male']).exactOptional(),
});

/** [HA1] Scores, gate and advice over a record, and the analysis of a recording: by the engine that serves live cases. Nothing is stored. */
export function engineRoutes({ access, inference, clock }: EngineRouteDeps): Router {
  const router = Router();
  // Before the body is taken in: nobody fills memory who may not ask.
  const admit: RequestHandler = async (request, _response, next) => {
    await access.permit(request, 'engine:ask');
    next();
  };
  let uploads = 0;
  /** [HA2] Files are held in memory while they wait for a thread. */
  const limitUploads: RequestHandler = (_request, response, next) => {
    if (uploads >= MAX_UPLOADS) throw new AppError(ErrorCode.TooMany, 'too many recordings at once');
    uploads++;
    response.once('close', () => uploads--);
    next();
  };
  router.post(
    '/api/v1/risk-assessments',
    admit,
    express.json({ limit: '100kb' }),
    async (request, response) => {
      const asked = parseInput('body', request.body, RiskRequestSchema);
      response
        .set('cache-control', 'no-store')
        .json(await inference.assess(gateInputsOf(asked, clock.now())));
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
      response
        .set('cache-control', 'no-store')
        .json(await inference.analyseUpload({ contentType, body, patient }));
    },
  );
  return router;
}
