import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { followUpDueAt } from '@smart-triage/shared/domain/followUp';
import { CaseIdSchema } from '@smart-triage/shared/domain/ids';
import { type Actor, siteOf } from '@smart-triage/shared/domain/role';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import {
  FOLLOW_UPS_PATH,
  followUpPath,
  FollowUpRequestSchema,
  OUTCOMES_PATH,
} from '@smart-triage/shared/protocol/followUp';
import type { Clock } from '@smart-triage/shared/time/clock';
import { Router } from 'express';
import type { AuditTrail } from '../audit/auditTrail.ts';
import type { CaseService } from '../cases/caseService.ts';
import { step } from '../cases/caseSteps.ts';
import { followUpList, outcomesOf } from '../followUp/outcomes.ts';
import { addressOf, type HttpAccess } from './httpAccess.ts';
import { parseInput } from './parseInput.ts';

type FollowUpRouteDeps = {
  access: HttpAccess;
  cases: CaseService;
  trail: Pick<AuditTrail, 'record'>;
  clock: Clock;
};

const MOST_NAMED = 200;

/** How patients fared after 30 days: a researcher writes it down case by case, and reads what became of all of them as numbers. */
export function followUpRoutes({ access, cases, trail, clock }: FollowUpRouteDeps): Router {
  const router = Router();
  const ofSiteOf = (actor: Actor): CaseState[] =>
    cases.directory.all().filter(({ crew }) => siteOf(crew) === siteOf(actor));

  router.get(FOLLOW_UPS_PATH, async (request, response) => {
    const protocol = 'follow-up:list';
    const { actor } = await access.permit(request, protocol);
    const list = followUpList(ofSiteOf(actor));
    const data = { cases: list.slice(0, MOST_NAMED).map(({ caseId }) => caseId), count: list.length };
    await trail.record({
      type: 'follow-ups-listed',
      users: [actor],
      address: addressOf(request),
      protocol,
      data,
    });
    response.set('cache-control', 'no-store').json({ cases: list });
  });
  router.post(followUpPath(':caseId'), async (request, response) => {
    const protocol = 'follow-up:record';
    const caseId = parseInput('caseId', request.params['caseId'], CaseIdSchema);
    const { actor, relation } = await access.permitCase(request, protocol, caseId);
    const { requestId, outcome } = parseInput('body', request.body, FollowUpRequestSchema);
    const change = { requestId, caseId, actor, name: protocol, input: { caseId, outcome } };
    const answer = await cases.change(
      change,
      step(actor, (state) => {
        if (clock.now() < followUpDueAt(state))
          throw new AppError(ErrorCode.NotAllowedNow, 'the 30 days are not over yet');
        return { type: 'follow-up-recorded', outcome };
      }),
    );
    const address = addressOf(request);
    await trail.record({ type: 'follow-up-recorded', users: [actor], address, caseId, protocol, relation });
    response.set('cache-control', 'no-store').json(answer);
  });
  router.get(OUTCOMES_PATH, async (request, response) => {
    const { actor } = await access.permit(request, 'outcomes:see');
    response.set('cache-control', 'no-store').json(outcomesOf(ofSiteOf(actor), clock.now()));
  });
  return router;
}
