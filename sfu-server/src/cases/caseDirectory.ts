import { type CaseEvent } from '@smart-triage/shared/domain/caseEvent';
import { applyCaseEvent } from '@smart-triage/shared/domain/applyCaseEvent';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { isOver } from '@smart-triage/shared/domain/caseMachine';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';

/** All cases as their events have made them. Holds only what is committed. */
export class CaseDirectory {
  readonly #cases = new Map<CaseId, CaseState>();

  constructor(events: readonly CaseEvent[]) {
    for (const event of events) this.apply(event);
  }

  apply(event: CaseEvent): CaseState {
    const next = applyCaseEvent(this.#cases.get(event.caseId) ?? null, event);
    this.#cases.set(event.caseId, next);
    return next;
  }

  find(caseId: CaseId): CaseState | undefined {
    return this.#cases.get(caseId);
  }

  get(caseId: CaseId): CaseState {
    const state = this.#cases.get(caseId);
    if (!state) throw new AppError(ErrorCode.NotFound, 'there is no such case');
    return state;
  }

  /** What was erased is not there any more. */
  forget(caseId: CaseId): void {
    this.#cases.delete(caseId);
  }

  all(): CaseState[] {
    return [...this.#cases.values()];
  }

  open(): CaseState[] {
    return this.all().filter(({ status }) => !isOver(status));
  }
}
