import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { Disposition } from '@smart-triage/shared/domain/decision';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { CaseService } from '../../cases/caseService.ts';
import { step } from '../../cases/caseSteps.ts';
import type { Handlers } from '../handlers.ts';
import { changeOf } from './caseHandlers.ts';
import { assertInForce } from './decisionHandlers.ts';

type CrewRequest =
  | 'decision:disagree'
  | 'patient-wish:record'
  | 'safety-net:give'
  | 'gp:inform'
  | 'arrival:expect'
  | 'handover:check';

/** What the crew records around a decision. Each is a fact of its own; none of them changes the decision. */
export function crewHandlers(cases: CaseService): Pick<Handlers, CrewRequest> {
  return {
    'decision:disagree': (input, context) =>
      cases.change(
        changeOf('decision:disagree', input, context),
        step(context.actor, (state) => {
          const { disagreement } = input;
          assertInForce(disagreement.decisionId, state.decision?.id ?? null);
          return { type: 'decision-disagreed', disagreement };
        }),
      ),
    'patient-wish:record': (input, context) =>
      cases.change(
        changeOf('patient-wish:record', input, context),
        step(context.actor, { type: 'patient-wish-recorded', wish: input.wish }),
      ),
    'safety-net:give': (input, context) =>
      cases.change(
        changeOf('safety-net:give', input, context),
        step(context.actor, (state) => {
          assertDecided(state, 'stay-home');
          return { type: 'safety-net-given', given: input.given };
        }),
      ),
    'gp:inform': (input, context) =>
      cases.change(
        changeOf('gp:inform', input, context),
        step(context.actor, (state) => {
          assertDecided(state, 'stay-home');
          return { type: 'gp-informed', informed: input.informed };
        }),
      ),
    'arrival:expect': (input, context) =>
      cases.change(
        changeOf('arrival:expect', input, context),
        step(context.actor, (state) => {
          assertDecided(state, 'transport');
          return { type: 'arrival-expected', arrival: input.arrival };
        }),
      ),
    'handover:check': (input, context) =>
      cases.change(
        changeOf('handover:check', input, context),
        step(context.actor, { type: 'handover-checked', form: input.form }),
      ),
  };
}

/** A patient who is brought needs no text for at home, and one who stays arrives nowhere. */
function assertDecided({ decision }: CaseState, kind: Disposition['kind']): void {
  if (decision?.disposition.kind !== kind)
    throw new AppError(ErrorCode.NotAllowedNow, `the decision in force is not ${kind}`);
}
