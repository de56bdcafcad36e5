import type { IntakeStep } from '@smart-triage/models/simulator/scenarioIntake';
import { type CaseStep, refusalOf } from '@smart-triage/shared/domain/caseMachine';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { DecisionId, HospitalId } from '@smart-triage/shared/domain/ids';
import type { Intake, IntakeChanges } from '@smart-triage/shared/domain/intake';
import type { Instant } from '@smart-triage/shared/time/instant';
import { isDeepStrictEqual } from 'node:util';

/** What a simulated crew can do next. */
export type CrewAction =
  | { kind: 'enter'; changes: IntakeChanges }
  | { kind: 'request-consult' }
  | { kind: 'acknowledge'; decisionId: DecisionId }
  | { kind: 'depart' }
  | { kind: 'hand-over' }
  | { kind: 'close' };

/** How this crew works, and where its ambulance is. */
export type CrewSituation = {
  readonly now: Instant;
  readonly intake: readonly IntakeStep[];
  readonly consultAtSecond: number;
  /** When the ambulance got, or will get, to where it drives; `null` while it stands. */
  readonly arrivalAt: Instant | null;
  /** Whether every ECG frame has been acknowledged: a case is not closed over a backlog. */
  readonly isEcgDelivered: boolean;
};

/** People read before they confirm, load before they drive, and talk before they leave: seconds after what came before. */
const SECONDS = { toAcknowledge: 8, toDepart: 15, toHandOver: 30, toLeavePatientHome: 60, toClose: 20 };

/**
 * What the crew does now, one thing at a time; `null`: nothing. Follows from the case as it stands and from nothing that is remembered, so that a fleet that
 * was restarted goes on where it was.
 */
export function nextAction(state: CaseState, situation: CrewSituation): CrewAction | null {
  return (
    confirmed(state, situation) ??
    entered(state, situation) ??
    asked(state, situation) ??
    driven(state, situation)
  );
}

/** Where the ambulance is to go; `null`: it stays. A crew that sees an infarct leaves for the intervention centre before anybody decided. */
export function destinationOf(
  state: CaseState,
  {
    now,
    leavesAtSecond,
    pciCentre,
  }: { now: Instant; leavesAtSecond: number | null; pciCentre: HospitalId | null },
): HospitalId | null {
  const hasLeft = leavesAtSecond !== null && secondsSince(state.openedAt, now) >= leavesAtSecond;
  const disposition = state.decision?.disposition;
  if (!disposition || state.status === 'decided') return hasLeft ? pciCentre : null;
  if (disposition.kind !== 'transport') return null;
  return hasLeft || isUnderWay(state) ? disposition.hospital : null;
}

function isUnderWay({ status }: CaseState): boolean {
  return status === 'en-route' || status === 'handed-over';
}

function confirmed(state: CaseState, { now }: CrewSituation): CrewAction | null {
  const { decision } = state;
  if (!decision || !may(state, 'decision-acknowledged')) return null;
  const isRead = secondsSince(decision.decidedAt, now) >= SECONDS.toAcknowledge;
  return isRead ? { kind: 'acknowledge', decisionId: decision.id } : null;
}

function entered(state: CaseState, { now, intake }: CrewSituation): CrewAction | null {
  if (!may(state, 'intake-changed')) return null;
  const isDue = ({ atSecond }: IntakeStep): boolean => secondsSince(state.openedAt, now) >= atSecond;
  const known = intake.filter(isDue).reduce<Intake>((all, step) => ({ ...all, ...step.entered }), {});
  const isNew = ([field, value]: [string, unknown]): boolean =>
    !isDeepStrictEqual(state.intake[field as keyof Intake], value);
  const changes: IntakeChanges = Object.fromEntries(Object.entries(known).filter(isNew));
  return Object.keys(changes).length > 0 ? { kind: 'enter', changes } : null;
}

function asked(state: CaseState, { now, consultAtSecond }: CrewSituation): CrewAction | null {
  const isAsked = state.consultRequestedAt !== null || state.consult.holder !== null;
  if (isAsked || !may(state, 'consult-requested')) return null;
  return secondsSince(state.openedAt, now) >= consultAtSecond ? { kind: 'request-consult' } : null;
}

function driven(state: CaseState, { now, arrivalAt, isEcgDelivered }: CrewSituation): CrewAction | null {
  const afterAcknowledging = secondsSince(state.acknowledgedAt, now);
  if (state.status === 'acknowledged' && state.decision?.disposition.kind === 'transport')
    return afterAcknowledging >= SECONDS.toDepart ? { kind: 'depart' } : null;
  if (state.status === 'acknowledged')
    return afterAcknowledging >= SECONDS.toLeavePatientHome ? { kind: 'hand-over' } : null;
  if (state.status === 'en-route')
    return secondsSince(arrivalAt, now) >= SECONDS.toHandOver ? { kind: 'hand-over' } : null;
  if (state.status === 'handed-over' && isEcgDelivered)
    return secondsSince(state.changedAt, now) >= SECONDS.toClose ? { kind: 'close' } : null;
  return null;
}

function may({ status }: CaseState, step: CaseStep): boolean {
  return refusalOf(status, step, 'paramedic') === null;
}

/** What has not happened is not yet any time ago. */
function secondsSince(then: Instant | null, now: Instant): number {
  return then === null ? -Infinity : (now - then) / 1000;
}
