import type { CaseFact } from '@smart-triage/shared/domain/caseEvent';
import { type CaseStep, refusalOf } from '@smart-triage/shared/domain/caseMachine';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { Actor } from '@smart-triage/shared/domain/role';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { Decide } from './caseService.ts';

type StepFact = Extract<CaseFact, { type: CaseStep }>;

/** A step of an existing case: refused unless the case machine allows it to this actor now. */
export function step(
  actor: Actor,
  fact: StepFact | ((state: CaseState) => StepFact),
): Decide<{ seq: number }> {
  return (state) => {
    if (!state) throw new AppError(ErrorCode.NotFound, 'there is no such case');
    const next = typeof fact === 'function' ? fact(state) : fact;
    assertAllowed(state, next.type, actor);
    return { fact: next, reply: ({ seq }) => ({ seq }) };
  };
}

export function assertAllowed(state: CaseState, next: CaseStep, { role }: Actor): void {
  const refusal = refusalOf(state.status, next, role);
  if (refusal) throw new AppError(refusal, `${next} is not possible while the case is ${state.status}`);
}
