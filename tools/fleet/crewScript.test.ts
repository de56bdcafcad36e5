import type { IntakeStep } from '@smart-triage/models/simulator/scenarioIntake';
import type { CaseEvent, CaseFact } from '@smart-triage/shared/domain/caseEvent';
import { applyCaseEvent } from '@smart-triage/shared/domain/applyCaseEvent';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { Disposition } from '@smart-triage/shared/domain/decision';
import { type CaseId, DecisionIdSchema, HospitalIdSchema } from '@smart-triage/shared/domain/ids';
import { addMs, instant } from '@smart-triage/shared/time/instant';
import { describe, expect, it } from 'vitest';
import { type CrewSituation, destinationOf, nextAction } from './crewScript.ts';

const START = instant(1_700_000_000_000);
const CREW = { id: 'tablet', name: 'Ambulance', role: 'paramedic' } as const;
const DECISION_ID = DecisionIdSchema.parse('6f9d3b1c-0b6e-4b52-9a51-5f3f5a6f0a01');
const LUMC = HospitalIdSchema.parse('lumc');
const GOUDA = HospitalIdSchema.parse('groene-hart');
const INTAKE: IntakeStep[] = [
  { atSecond: 10, entered: { sex: 'male', heartEcg: 1 } },
  { atSecond: 300, entered: { heartEcg: 2 } },
];

const at = (second: number) => addMs(START, second * 1000);
const situation = (second: number, changes: Partial<CrewSituation> = {}): CrewSituation => ({
  now: at(second),
  intake: INTAKE,
  consultAtSecond: 60,
  arrivalAt: null,
  isEcgDelivered: true,
  ...changes,
});

/** A case after these facts, each with the second at which it happened. */
function aCase(...facts: [second: number, fact: CaseFact][]): CaseState {
  const opened: CaseFact = { type: 'case-opened', unit: '06-131', simulated: true };
  const events = [[0, opened] as const, ...facts].map(([second, fact], index): CaseEvent => ({
    caseId: '6f9d3b1c-0b6e-4b52-9a51-5f3f5a6f0a02' as CaseId,
    seq: index + 1,
    at: at(second),
    by: CREW,
    fact,
  }));
  return events.reduce<CaseState | null>(applyCaseEvent, null)!;
}

function decided(second: number, disposition: Disposition): [number, CaseFact] {
  const decision = { disposition, reason: 'seen', patientWish: '', shownScores: [] };
  const signed = { ...decision, id: DECISION_ID, decidedBy: CREW, crew: CREW, decidedAt: at(second) };
  return [second, { type: 'decision-recorded', decision: signed }];
}
const toLumc = decided(100, { kind: 'transport', hospital: LUMC, urgency: 'A1' });
const stayHome = decided(100, { kind: 'stay-home', gpInformed: true });
const entered: [number, CaseFact] = [10, { type: 'intake-changed', changes: { sex: 'male', heartEcg: 1 } }];
const acknowledged: [number, CaseFact] = [110, { type: 'decision-acknowledged', decisionId: DECISION_ID }];
const left: [number, CaseFact] = [130, { type: 'transport-started' }];
const handedOver: [number, CaseFact] = [400, { type: 'handed-over' }];

describe('what a simulated crew does next', () => {
  it('enters what it has found so far, once, and corrects what it found before', () => {
    expect(nextAction(aCase(), situation(9))).toBeNull();
    const first = { kind: 'enter', changes: { sex: 'male', heartEcg: 1 } };
    expect(nextAction(aCase(), situation(10))).toEqual(first);
    expect(nextAction(aCase(entered), situation(59))).toBeNull();
    const correction = { kind: 'enter', changes: { heartEcg: 2 } };
    expect(nextAction(aCase(entered), situation(300))).toEqual(correction);
  });

  it('asks for a cardiologist when it is time, once', () => {
    expect(nextAction(aCase(entered), situation(60))).toEqual({ kind: 'request-consult' });
    const asked: [number, CaseFact] = [60, { type: 'consult-requested' }];
    expect(nextAction(aCase(entered, asked), situation(200))).toBeNull();
  });

  it('confirms a decision after reading it, before anything else', () => {
    const state = aCase(entered, toLumc);
    expect(nextAction(state, situation(105))).toBeNull();
    expect(nextAction(state, situation(310))).toEqual({ kind: 'acknowledge', decisionId: DECISION_ID });
  });

  it('drives, hands over some time after it arrived, and closes', () => {
    const loaded = aCase(entered, toLumc, acknowledged);
    expect(nextAction(loaded, situation(111))).toBeNull();
    expect(nextAction(loaded, situation(130))).toEqual({ kind: 'depart' });
    const driving = aCase(entered, toLumc, acknowledged, left);
    const arrivalAt = at(250);
    expect(nextAction(driving, situation(249, { arrivalAt }))).toBeNull();
    expect(nextAction(driving, situation(290, { arrivalAt }))).toEqual({ kind: 'hand-over' });
    const there = aCase(entered, toLumc, acknowledged, left, handedOver);
    expect(nextAction(there, situation(405))).toBeNull();
    expect(nextAction(there, situation(430))).toEqual({ kind: 'close' });
  });

  it('leaves a patient who stays at home without driving anywhere', () => {
    const state = aCase(entered, stayHome, acknowledged);
    expect(nextAction(state, situation(180))).toEqual({ kind: 'hand-over' });
  });

  it('does not close a case while ECG is still on its way', () => {
    const state = aCase(entered, toLumc, acknowledged, left, handedOver);
    expect(nextAction(state, situation(500, { isEcgDelivered: false }))).toBeNull();
  });

  it('does nothing more once the case is closed', () => {
    const state = aCase(entered, toLumc, acknowledged, left, handedOver, [430, { type: 'case-closed' }]);
    expect(nextAction(state, situation(5000))).toBeNull();
  });
});

describe('where a simulated ambulance drives', () => {
  const from = (state: CaseState, second: number, leavesAtSecond: number | null) =>
    destinationOf(state, { now: at(second), leavesAtSecond, pciCentre: LUMC });

  it('stays with the patient until it drives', () => {
    expect(from(aCase(), 1000, null)).toBeNull();
    expect(from(aCase(toLumc, acknowledged), 120, null)).toBeNull();
    expect(from(aCase(toLumc, acknowledged, left), 140, null)).toBe(LUMC);
  });

  it('leaves for the intervention centre without a decision where the profile says so, and follows the decision from then on', () => {
    expect(from(aCase(), 374, 375)).toBeNull();
    expect(from(aCase(), 375, 375)).toBe(LUMC);
    const elsewhere = decided(380, { kind: 'transport', hospital: GOUDA, urgency: 'A2' });
    expect(from(aCase(elsewhere), 385, 375)).toBe(LUMC);
    expect(from(aCase(elsewhere, acknowledged), 390, 375)).toBe(GOUDA);
    expect(from(aCase(stayHome, acknowledged), 390, 375)).toBeNull();
  });
});
