import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { DecisionId } from '@smart-triage/shared/domain/ids';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import type { Disposition } from '@smart-triage/shared/domain/decision';
import type { Clock } from '@smart-triage/shared/time/clock';
import { instant } from '@smart-triage/shared/time/instant';
import { randomUUID } from 'node:crypto';
import { reroutedDecision } from '../../cases/reroutedDecision.ts';
import type { CaseService } from '../../cases/caseService.ts';
import { assertAllowed, step } from '../../cases/caseSteps.ts';
import type { Handlers } from '../handlers.ts';
import { changeOf } from './caseHandlers.ts';

type DecisionHandlerDeps = { cases: CaseService; hospitals: readonly Hospital[]; clock: Clock };

export function decisionHandlers({
  cases,
  hospitals,
  clock,
}: DecisionHandlerDeps): Pick<
  Handlers,
  'decision:record' | 'destination:change' | 'decision:acknowledge' | 'hospital:announce' | 'hospital:answer'
> {
  return {
    'decision:record': (input, context) =>
      cases.change(changeOf('decision:record', input, context), (state) => {
        if (!state) throw new AppError(ErrorCode.NotFound, 'there is no such case');
        assertAllowed(state, 'decision-recorded', context.actor);
        assertKnownHospital(input.decision.disposition, hospitals);
        assertInForce(input.replaces, state.decision?.id ?? null);
        const id = randomUUID() as DecisionId;
        const decision = {
          ...input.decision,
          id,
          decidedBy: context.actor,
          crew: state.crew,
          decidedAt: clock.now(),
        };
        return {
          fact: { type: 'decision-recorded', decision },
          reply: ({ seq }) => ({ decisionId: id, seq }),
        };
      }),
    'destination:change': (input, context) =>
      cases.change(changeOf('destination:change', input, context), (state) => {
        if (!state) throw new AppError(ErrorCode.NotFound, 'there is no such case');
        assertAllowed(state, 'destination-changed', context.actor);
        assertInForce(input.decisionId, state.decision?.id ?? null);
        const decision = reroutedDecision(state, input, { hospitals, by: context.actor, at: clock.now() });
        return {
          fact: { type: 'destination-changed', decision },
          reply: ({ seq }) => ({ decisionId: decision.id, seq }),
        };
      }),
    'decision:acknowledge': (input, context) =>
      cases.change(
        changeOf('decision:acknowledge', input, context),
        step(context.actor, (state) => {
          // [DC3] The crew confirms the decision that it read, not the one that replaced it meanwhile.
          assertInForce(input.decisionId, state.decision?.id ?? null);
          return { type: 'decision-acknowledged', decisionId: input.decisionId };
        }),
      ),
    'hospital:announce': (input, context) =>
      cases.change(
        changeOf('hospital:announce', input, context),
        step(context.actor, (state) => {
          assertInForce(input.decisionId, state.decision?.id ?? null);
          assertToAnnounce(state);
          const askedAt = input.askedAt && instant(Math.min(input.askedAt, clock.now()));
          return { type: 'hospital-announced', decisionId: input.decisionId, ...(askedAt && { askedAt }) };
        }),
      ),
    'hospital:answer': (input, context) =>
      cases.change(
        changeOf('hospital:answer', input, context),
        step(context.actor, (state) => {
          const { decisionId, answer } = input;
          assertInForce(decisionId, state.decision?.id ?? null);
          if (!state.announcement) throw new AppError(ErrorCode.NotAllowedNow, 'the hospital was not told');
          return { type: 'hospital-answered', decisionId, answer };
        }),
      ),
  };
}

/** [DC5] There is a hospital to tell, and it was not told yet. */
function assertToAnnounce({ decision, announcement }: CaseState): void {
  if (decision?.disposition.kind !== 'transport')
    throw new AppError(ErrorCode.NotAllowedNow, 'the decision names no hospital');
  if (announcement) throw new AppError(ErrorCode.NotAllowedNow, 'the hospital was told already');
}

/** [DC2] Whoever acts on a decision says which one was on the screen. */
export function assertInForce(seen: DecisionId | null, inForce: DecisionId | null): void {
  if (seen !== inForce)
    throw new AppError(ErrorCode.Superseded, 'another decision has been recorded meanwhile');
}

export function assertKnownHospital(disposition: Disposition, hospitals: readonly Hospital[]): void {
  if (disposition.kind !== 'transport') return;
  if (hospitals.some(({ id }) => id === disposition.hospital)) return;
  const issues = [{ path: 'decision.disposition.hospital', limit: 'is not a hospital of this region' }];
  throw new AppError(ErrorCode.Invalid, 'decision:record: unknown hospital', { issues });
}
