import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { applyIntakeChanges, type Intake } from '@smart-triage/shared/domain/intake';
import { type LatestVitals, mergeVitals } from '@smart-triage/shared/domain/vitals';
import type { Instant } from '@smart-triage/shared/time/instant';
import type { OutboxItem, OutboxRequest } from '../outbox/outboxItem.ts';

/**
 * The case as the crew sees it: what the server confirmed, with the crew's own entries that are still on their way laid over it. Steps (a consult, a
 * confirmation, the way to hospital) are never laid over: they have happened when the server says so.
 */
export type CaseView = {
  readonly caseId: CaseId;
  /** `null` until the server has the case. */
  readonly confirmed: CaseState | null;
  readonly unit: string;
  readonly simulated: boolean;
  readonly openedAt: Instant;
  readonly intake: Intake;
  readonly vitals: LatestVitals;
  /** Requests of this case that the server has not confirmed, oldest first. */
  readonly onTheWay: readonly OutboxRequest[];
};

/** `null` while neither the server nor the outbox has told what case this is. */
export function caseViewOf(
  caseId: CaseId,
  confirmed: CaseState | null,
  pending: readonly OutboxItem[],
): CaseView | null {
  const base = confirmed ?? openedHere(pending);
  if (!base) return null;
  return {
    caseId,
    confirmed,
    unit: base.unit,
    simulated: base.simulated,
    openedAt: base.openedAt,
    intake: pending.reduce(withIntake, confirmed?.intake ?? {}),
    vitals: pending.reduce(withVitals, confirmed?.vitals ?? {}),
    onTheWay: pending.map(({ name }) => name),
  };
}

function openedHere(
  pending: readonly OutboxItem[],
): Pick<CaseState, 'unit' | 'simulated' | 'openedAt'> | null {
  for (const { name, input, queuedAt } of pending) {
    if (name === 'case:open') return { unit: input.unit, simulated: input.simulated, openedAt: queuedAt };
  }
  return null;
}

function withIntake(intake: Intake, { name, input }: OutboxItem): Intake {
  return name === 'intake:change' ? applyIntakeChanges(intake, input.changes) : intake;
}

function withVitals(vitals: LatestVitals, { name, input }: OutboxItem): LatestVitals {
  return name === 'vitals:record' ? mergeVitals(vitals, input.reading) : vitals;
}
