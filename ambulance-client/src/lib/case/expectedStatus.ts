import {
  type CaseStatus,
  type CaseStep,
  refusalOf,
  statusAfter,
} from '@smart-triage/shared/domain/caseMachine';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { OutboxItem, OutboxRequest } from '../outbox/outboxItem.ts';

/** What a request of the crew becomes, for those that take the case further. */
const STEP_OF: Partial<Record<OutboxRequest, CaseStep>> = {
  'drive-now:confirm': 'drive-now-confirmed',
  'decision:acknowledge': 'decision-acknowledged',
  'case:start-transport': 'transport-started',
  'case:hand-over': 'handed-over',
  'case:close': 'case-closed',
  'case:close-undecided': 'case-closed-undecided',
};

/**
 * Where the case will stand once the server has what is on its way: what the crew may do next goes by this, so that a ride in a dead zone can be ended there. What a
 * screen says has happened does not: it has when the server says so.
 */
export function expectedStatus(confirmed: CaseState | null, pending: readonly OutboxItem[]): CaseStatus {
  return pending.reduce((status, item) => {
    const step = STEP_OF[item.name];
    // A decision that has been replaced meanwhile is not confirmed by it.
    const isOfAnother =
      item.name === 'decision:acknowledge' && item.input.decisionId !== confirmed?.decision?.id;
    if (step === undefined || isOfAnother || refusalOf(status, step, 'paramedic') !== null) return status;
    return statusAfter(status, step);
  }, confirmed?.status ?? 'opened');
}
