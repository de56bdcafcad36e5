import type { CaseStatus } from '@smart-triage/shared/domain/caseMachine';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import {
  type CaseEcg,
  NO_ECG,
  pendingRecording,
  withRecording,
} from '@smart-triage/shared/domain/ecgRecording';
import type { GateCriterion } from '@smart-triage/shared/domain/guidance';
import type { CaseId, DecisionId, EcgRecordingId, HospitalId } from '@smart-triage/shared/domain/ids';
import { applyIntakeChanges, type Intake } from '@smart-triage/shared/domain/intake';
import { type LatestVitals, mergeVitals, withdrawVitals } from '@smart-triage/shared/domain/vitals';
import type { Instant } from '@smart-triage/shared/time/instant';
import type { OutboxItem, OutboxRequest } from '../outbox/outboxItem.ts';
import { expectedStatus } from './expectedStatus.ts';

/**
 * The case as the crew sees it: what the server confirmed, with the crew's own entries that are still on their way laid over it. Steps (a consult, a
 * confirmation, the way to hospital) are never laid over: they have happened when the server says so; `expected` says what they lead to.
 */
export type CaseView = {
  readonly caseId: CaseId;
  /** `null` until the server has the case. */
  readonly confirmed: CaseState | null;
  /** What the crew may do next goes by this; see `expectedStatus`. */
  readonly expected: CaseStatus;
  readonly unit: string;
  readonly simulated: boolean;
  readonly openedAt: Instant;
  readonly intake: Intake;
  readonly vitals: LatestVitals;
  readonly ecg: CaseEcg;
  /** Of the 12-lead ECGs, those that the server does not (certainly) have. */
  readonly unsentEcg: readonly EcgRecordingId[];
  /** What the crew answered to "drive now", while that is on its way. */
  readonly driveNowAnswer: DriveNowAnswer | null;
  /** Requests of this case that the server has not confirmed, oldest first. */
  readonly onTheWay: readonly OutboxRequest[];
  /** [DC3] Decisions that the crew confirmed, while that is on its way: not necessarily the one that is in force. */
  readonly acknowledging: readonly DecisionId[];
};

export type DriveNowAnswer = {
  readonly kind: 'confirmed' | 'overruled';
  /** What the proposal said. */
  readonly criteria: readonly GateCriterion[];
  /** [DC10] Where the crew drives, and the id that this decision will have. */
  readonly destination?: { readonly decisionId: DecisionId; readonly hospital: HospitalId };
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
    expected: expectedStatus(confirmed, pending),
    unit: base.unit,
    simulated: base.simulated,
    openedAt: base.openedAt,
    intake: pending.reduce(withIntake, confirmed?.intake ?? {}),
    vitals: pending.reduce(withVitals, confirmed?.vitals ?? {}),
    ecg: pending.reduce(withEcg, confirmed?.ecg ?? NO_ECG),
    unsentEcg: pending.flatMap((item) => capturedIn(item)?.id ?? []),
    driveNowAnswer: pending.map(answerIn).findLast((answer) => answer !== null) ?? null,
    onTheWay: pending.map(({ name }) => name),
    acknowledging: pending.flatMap((item) =>
      item.name === 'decision:acknowledge' ? item.input.decisionId : [],
    ),
  };
}

function openedHere(
  pending: readonly OutboxItem[],
): Pick<CaseState, 'unit' | 'simulated' | 'openedAt'> | null {
  for (const { name, input, queuedAt } of pending) {
    if (name !== 'case:open') continue;
    const { unit, simulated, openedAt = queuedAt } = input;
    return { unit, simulated, openedAt };
  }
  return null;
}

function withIntake(intake: Intake, { name, input }: OutboxItem): Intake {
  return name === 'intake:change' ? applyIntakeChanges(intake, input.changes) : intake;
}

function withVitals(vitals: LatestVitals, { name, input, queuedAt }: OutboxItem): LatestVitals {
  if (name === 'vitals:withdraw') return withdrawVitals(vitals, input.withdrawal);
  return name === 'vitals:record' ? mergeVitals(vitals, input.reading, queuedAt) : vitals;
}

function withEcg(ecg: CaseEcg, item: OutboxItem): CaseEcg {
  const captured = capturedIn(item);
  return captured ? withRecording(ecg, pendingRecording(captured)) : ecg;
}

function capturedIn({ name, input }: OutboxItem) {
  return name === 'ecg:record' ? input.captured : undefined;
}

function answerIn({ name, input }: OutboxItem): DriveNowAnswer | null {
  if (name === 'drive-now:confirm') {
    const { criteria = [], decisionId, hospital } = input;
    return { kind: 'confirmed', criteria, ...(decisionId && { destination: { decisionId, hospital } }) };
  }
  return name === 'drive-now:overrule' ? { kind: 'overruled', criteria: input.criteria ?? [] } : null;
}
