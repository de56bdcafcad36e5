import type { Session } from '@smart-triage/shared/client/signalingClient';
import type { CaseEvent, CaseFact } from '@smart-triage/shared/domain/caseEvent';
import { applyCaseEvent } from '@smart-triage/shared/domain/applyCaseEvent';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { Decision } from '@smart-triage/shared/domain/decision';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import {
  CaseIdSchema,
  DecisionIdSchema,
  HospitalIdSchema,
  RequestIdSchema,
  type CaseId,
  type DecisionId,
  type RequestId,
} from '@smart-triage/shared/domain/ids';
import type { Actor } from '@smart-triage/shared/domain/role';
import type { RiskAssessment, ScoreOutcome } from '@smart-triage/shared/domain/score';
import { addMs, type Instant } from '@smart-triage/shared/time/instant';
import { NOON } from './fakeClock.ts';

export const CREW: Actor = { id: 'tablet-1', name: 'Unit 06-123', role: 'paramedic' };
export const DOCTOR: Actor = { id: 'doctor-1', name: 'Dr. A. Visser', role: 'cardiologist' };
export const DISPATCHER: Actor = { id: 'desk-1', name: 'B. de Groot', role: 'dispatcher' };

export function caseId(n: number): CaseId {
  return CaseIdSchema.parse(uuid(n));
}

export function requestId(n: number): RequestId {
  return RequestIdSchema.parse(uuid(1000 + n));
}

export function decisionId(n: number): DecisionId {
  return DecisionIdSchema.parse(uuid(2000 + n));
}

function uuid(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

export const HOSPITALS: Hospital[] = [
  hospital('lumc', 'LUMC', 'Leiden', [52.166, 4.477], true),
  hospital('alrijne', 'Alrijne', 'Leiderdorp', [52.152, 4.53], false),
  hospital('hmc', 'HMC Westeinde', 'Den Haag', [52.074, 4.302], true),
];

function hospital(
  id: string,
  name: string,
  city: string,
  [latitude, longitude]: [number, number],
  pciCentre: boolean,
): Hospital {
  return {
    id: HospitalIdSchema.parse(id),
    name,
    city,
    position: { latitude, longitude },
    pciCentre,
    cardiologyWard: true,
    emergencyDepartment: true,
  };
}

export function session(actor: Actor = DOCTOR, serverTime: Instant = NOON): Session {
  return {
    sessionId: '00000000-0000-4000-8000-00000000beef',
    resumed: false,
    actor,
    serverTime,
    hospitals: HOSPITALS,
  };
}

/** Something that happened, by the crew unless somebody else is named. */
export type Told = { fact: CaseFact; by?: Actor; afterMs?: number };

/** A case built from its facts, as the server builds it: nothing in it can be a state that never occurs. */
export function caseOf(id: CaseId, facts: readonly Told[] = [], openedAt: Instant = NOON): CaseState {
  return eventsOf(id, facts, openedAt).reduce<CaseState | null>(applyCaseEvent, null) ?? neverOpened();
}

export function eventsOf(id: CaseId, facts: readonly Told[], openedAt: Instant = NOON): CaseEvent[] {
  const opened: Told = { fact: { type: 'case-opened', unit: '06-123', simulated: false } };
  const isOpened = facts[0]?.fact.type === 'case-opened';
  return (isOpened ? facts : [opened, ...facts]).map(({ fact, by = CREW, afterMs = 0 }, index) => ({
    caseId: id,
    seq: index + 1,
    at: addMs(openedAt, afterMs),
    by,
    fact,
  }));
}

function neverOpened(): never {
  throw new RangeError('a case has at least one event');
}

/** A decision to stay at home, with what matters to the test in `changes`. */
export function aDecision(changes: Partial<Decision> = {}): Decision {
  return {
    id: decisionId(1),
    decidedBy: DOCTOR,
    crew: CREW,
    decidedAt: NOON,
    disposition: { kind: 'stay-home', gpInformed: true },
    reason: 'Low risk, no ischaemia',
    patientWish: '',
    shownScores: [],
    ...changes,
  };
}

/** An assessment with HEART only. */
export function heartOf(outcome: ScoreOutcome, assessedAt: Instant = NOON): RiskAssessment {
  const model = { id: 'heart', version: '1.0.0', sha256: 'a'.repeat(64) };
  return {
    assessedAt,
    inputsSha256: 'b'.repeat(64),
    scores: [
      { score: 'heart', model, unit: 'points', outcome, items: [], publishedRisk: [], predictedRisk: null },
    ],
  };
}
