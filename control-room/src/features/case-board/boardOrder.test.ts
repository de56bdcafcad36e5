import { describe, expect, it } from 'vitest';
import { addMs } from '@smart-triage/shared/time/instant';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { VitalSign } from '@smart-triage/shared/domain/vitals';
import { aDecision, caseId, caseOf, DOCTOR, heartOf } from '../../testing/cases.ts';
import { NOON } from '../../testing/fakeClock.ts';
import { byUrgency, heldPlaces } from './boardOrder.ts';

const MINUTE = 60_000;

function rated(n: number, outcome: Parameters<typeof heartOf>[0], openedAt = NOON): CaseState {
  const fact = { type: 'risk-assessed', assessment: heartOf(outcome) } as const;
  return caseOf(caseId(n), [{ fact }], openedAt);
}

function ringing(n: number, afterMs: number): CaseState {
  return caseOf(caseId(n), [{ fact: { type: 'consult-requested' }, afterMs }]);
}

function measured(n: number, ...readings: Partial<Record<VitalSign, number>>[]): CaseState {
  return caseOf(
    caseId(n),
    readings.map((values, index) => ({
      fact: {
        type: 'vitals-recorded',
        reading: { measuredAt: addMs(NOON, index * MINUTE), source: 'crew', values },
      },
    })),
  );
}

function order(...cases: CaseState[]): string[] {
  return [...cases].sort(byUrgency).map(({ caseId: id }) => id.slice(-2));
}

const high = rated(1, { kind: 'value', value: 8, band: 'high' });
const mayBeHigh = rated(2, { kind: 'range', low: 3, high: 9, lowBand: 'low', highBand: 'high' });
const low = rated(3, { kind: 'value', value: 2, band: 'low' });
const unknown = caseOf(caseId(4));

describe('the order of the board', () => {
  it('puts a crew that waits for a cardiologist before every score', () => {
    expect(order(high, ringing(9, 0))).toEqual(['09', '01']);
  });

  it('puts a positive gate before unstable vital signs and every score', () => {
    const gate = { ...unknown, guidance: { gate: { verdict: 'positive' } } } as unknown as CaseState;
    expect(order(high, measured(6, { spo2: 80 }), gate)).toEqual(['04', '06', '01']);
  });

  it('lets the crew that has rung longest come first, whatever the scores', () => {
    const later = ringing(8, 5 * MINUTE);
    expect(order(later, ringing(9, 2 * MINUTE))).toEqual(['09', '08']);
  });

  it('stops ringing once a cardiologist has joined', () => {
    const joined = caseOf(caseId(9), [
      { fact: { type: 'consult-requested' } },
      { fact: { type: 'consult-joined' }, by: DOCTOR },
    ]);
    expect(order(joined, ringing(8, MINUTE))).toEqual(['08', '09']);
  });

  it('takes a score that is certainly high before one that may become high', () => {
    expect(order(mayBeHigh, high)).toEqual(['01', '02']);
  });

  it('never ranks a patient about whom nothing is known below one who is known to be low', () => {
    expect(order(low, unknown)).toEqual(['04', '03']);
  });

  it('lets the longest wait decide between equals', () => {
    const [early, late] = [caseOf(caseId(5)), caseOf(caseId(6), [], addMs(NOON, MINUTE))];
    expect(order(late, early)).toEqual(['05', '06']);
  });

  it.each([
    ['pressure under 90', { systolicBp: 89 }],
    ['rate over 120', { heartRate: 121 }],
    ['rate under 40', { heartRate: 39 }],
    ['saturation under 90', { spo2: 89 }],
  ])('puts a patient with a %s before every score, and one exactly at the limits not', (_, values) => {
    const unstable = measured(5, values);
    const atLimit = measured(6, { systolicBp: 90, heartRate: 120, spo2: 90 });
    expect(order(high, atLimit, unstable)).toEqual(['05', '01', '06']);
  });

  it('goes back to the score when the next measurement is better', () => {
    const better = measured(5, { systolicBp: 85 }, { systolicBp: 110 });
    expect(order(better, high)).toEqual(['01', '05']);
  });

  it('puts a decision that the crew has not seen before one that it has, and both after the undecided', () => {
    const decision = decided(7);
    const seen = decided(8, true);
    expect(order(seen, decision, low)).toEqual(['03', '07', '08']);
  });
});

describe('the places while a hand is on the list', () => {
  const byId = (...cases: CaseState[]) => new Map(cases.map((state) => [state.caseId, state]));
  const held = byId(low, high);
  const places = (...now: CaseState[]) =>
    heldPlaces(now, byId(...now), held).map(({ state, isGone }) => [state.caseId.slice(-2), isGone]);

  it('stay with everybody, and who is new stands at the end', () => {
    expect(places(ringing(9, 0), high, low)).toEqual([
      ['03', false],
      ['01', false],
      ['09', false],
    ]);
  });

  it('stay where a case was closed, so that no other one slides under the hand', () => {
    expect(places(high)).toEqual([
      ['03', true],
      ['01', false],
    ]);
  });

  it('stay with a case that no filter would show any more, as it is now', () => {
    const changed = { ...low, seq: low.seq + 1 };
    expect(heldPlaces([high], byId(high, changed), held)[0]).toEqual({ state: changed, isGone: false });
  });
});

function decided(n: number, isSeen = false): CaseState {
  const decision = aDecision();
  const recorded = { fact: { type: 'decision-recorded', decision }, by: DOCTOR } as const;
  const seen = { fact: { type: 'decision-acknowledged', decisionId: decision.id } } as const;
  return caseOf(caseId(n), isSeen ? [recorded, seen] : [recorded]);
}
