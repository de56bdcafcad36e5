import type { CaseFact } from '@smart-triage/shared/domain/caseEvent';
import { addMs } from '@smart-triage/shared/time/instant';
import { describe, expect, it } from 'vitest';
import { aDecision, caseId, caseOf, decisionId, DISPATCHER, DOCTOR, HOSPITALS } from '../../testing/cases.ts';
import { NOON } from '../../testing/fakeClock.ts';
import { incomingOf } from './incoming.ts';

const [LUMC, ALRIJNE] = HOSPITALS;
const decided = (hospital = LUMC!.id): { fact: CaseFact; by: typeof DOCTOR } => ({
  fact: {
    type: 'decision-recorded',
    decision: aDecision({ disposition: { kind: 'transport', hospital, urgency: 'A2' } }),
  },
  by: DOCTOR,
});
const reportTo = (n: number, minutes: number, hospital = LUMC!.id) => ({
  caseId: caseId(n),
  position: ALRIJNE!.position,
  headingDegrees: 0,
  destination: hospital,
  arrivalAt: addMs(NOON, minutes * 60_000),
  reportedAt: NOON,
});

describe('who is on the way to a hospital', () => {
  it('stands at the hospital of the decision in force, the first to arrive first, with what it knows', () => {
    const told = { fact: { type: 'hospital-announced', decisionId: decisionId(1) } as const, by: DISPATCHER };
    const cases = [caseOf(caseId(1), [decided()]), caseOf(caseId(2), [decided(), told])];
    const positions = new Map([1, 2].map((n) => [caseId(n), reportTo(n, n === 1 ? 14 : 6)]));
    const incoming = incomingOf(cases, positions, NOON).get(LUMC!.id);
    expect(incoming?.map(({ minutes, told: known }) => [minutes, known])).toEqual([
      [6, 'told'],
      [14, 'not-told'],
    ]);
  });

  it('has no time while the ambulance drives somewhere else, or is not heard of', () => {
    const cases = [caseOf(caseId(1), [decided()])];
    const elsewhere = new Map([[caseId(1), reportTo(1, 5, ALRIJNE!.id)]]);
    expect(incomingOf(cases, elsewhere, NOON).get(LUMC!.id)).toMatchObject([{ minutes: null }]);
    const stale = new Map([[caseId(1), reportTo(1, 5)]]);
    expect(incomingOf(cases, stale, addMs(NOON, 61_000)).get(LUMC!.id)).toMatchObject([{ minutes: null }]);
  });

  it('is nobody of who stays at home or was handed over', () => {
    const done = [
      decided(),
      { fact: { type: 'decision-acknowledged', decisionId: decisionId(1) } as const },
      { fact: { type: 'handed-over' } as const },
    ];
    expect(incomingOf([caseOf(caseId(1), done)], new Map(), NOON).size).toBe(0);
  });
});
