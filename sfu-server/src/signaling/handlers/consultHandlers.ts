import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { ConsultFact } from '@smart-triage/shared/domain/consultFact';
import type { CaseId, RequestId } from '@smart-triage/shared/domain/ids';
import { siteOf } from '@smart-triage/shared/domain/role';
import type { CaseService } from '../../cases/caseService.ts';
import { step } from '../../cases/caseSteps.ts';
import { assertRung, assignFact, releaseFact, requestFact, takeFact } from '../../consults/consultSteps.ts';
import type { DutyLedger } from '../../consults/dutyLedger.ts';
import type { HandlerContext, Handlers } from '../handlers.ts';
import { changeOf } from './caseHandlers.ts';

type ConsultRequest = Extract<keyof Handlers, `consult:${string}`>;
type ConsultHandlerDeps = { cases: CaseService; duty: Pick<DutyLedger, 'of'> };

export function consultHandlers({ cases, duty }: ConsultHandlerDeps): Pick<Handlers, ConsultRequest> {
  const change = (
    name: ConsultRequest,
    input: { requestId: RequestId; caseId: CaseId },
    context: HandlerContext,
    factOf: (state: CaseState) => ConsultFact,
  ) => cases.change(changeOf(name, input, context), step(context.actor, factOf));

  return {
    'consult:request': (input, context) => change('consult:request', input, context, requestFact),
    'consult:withdraw': (input, context) =>
      change('consult:withdraw', input, context, () => ({ type: 'consult-withdrawn' })),
    'consult:seen': (input, context) =>
      change('consult:seen', input, context, (state) => {
        assertRung(state, context.actor, 'seen');
        return { type: 'consult-seen' };
      }),
    'consult:decline': (input, context) =>
      change('consult:decline', input, context, (state) => {
        assertRung(state, context.actor, 'declined');
        return { type: 'consult-declined', reason: input.reason };
      }),
    'consult:take': (input, context) =>
      change('consult:take', input, context, (state) => takeFact(state, context.actor, input.over)),
    'consult:release': (input, context) =>
      change('consult:release', input, context, (state) => releaseFact(state, context.actor, input.reason)),
    'consult:assign': (input, context) =>
      change('consult:assign', input, context, (state) =>
        assignFact(state, context.actor, input.to, duty.of(siteOf(state.crew)).connected),
      ),
    'consult:join': (input, context) =>
      change('consult:join', input, context, () => ({ type: 'consult-joined' })),
    'consult:leave': (input, context) =>
      change('consult:leave', input, context, () => ({ type: 'consult-left' })),
  };
}
