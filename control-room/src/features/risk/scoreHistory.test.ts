import type { CaseFact } from '@smart-triage/shared/domain/caseEvent';
import type { ScoreOutcome } from '@smart-triage/shared/domain/score';
import { addMs } from '@smart-triage/shared/time/instant';
import { describe, expect, it } from 'vitest';
import { caseId, eventsOf, heartOf } from '../../testing/cases.ts';
import { NOON } from '../../testing/fakeClock.ts';
import { historyBands, scoreHistory } from './scoreHistory.ts';

const MINUTE = 60_000;
const told = (minutes: number, fact: CaseFact) => ({ fact, afterMs: minutes * MINUTE });
const assessed = (minutes: number, outcome: ScoreOutcome) =>
  told(minutes, { type: 'risk-assessed', assessment: heartOf(outcome, addMs(NOON, minutes * MINUTE)) });
const range = (low: number, high: number): ScoreOutcome => ({
  kind: 'range',
  low,
  high,
  lowBand: 'low',
  highBand: 'high',
});
const FOUR: ScoreOutcome = { kind: 'value', value: 4, band: 'moderate' };
const NOT_APPLICABLE: ScoreOutcome = { kind: 'not-applicable', reasons: ['age-under-18'] };

const EVENTS = eventsOf(caseId(1), [
  told(1, { type: 'intake-changed', changes: { ageYears: 60 } }),
  assessed(1, range(1, 9)),
  told(2, { type: 'intake-changed', changes: { heartHistory: 1, heartEcg: 0 } }),
  assessed(2, range(2, 6)),
  assessed(3, range(2, 6)),
  told(4, { type: 'intake-changed', changes: { diabetes: false } }),
  assessed(4, FOUR),
  assessed(6, NOT_APPLICABLE),
]);

describe('the history of a score', () => {
  it('has a step for each change, with what was entered before it, and none for computing the same again', () => {
    expect(scoreHistory(EVENTS, 'heart').map(({ outcome, after }) => [outcome, after])).toEqual([
      [range(1, 9), ['ageYears']],
      [range(2, 6), ['heartHistory', 'heartEcg']],
      [FOUR, ['diabetes']],
      [NOT_APPLICABLE, []],
    ]);
  });

  it('knows nothing of a score that was not computed', () => {
    expect(scoreHistory(EVENTS, 'edacs')).toEqual([]);
  });

  it('is drawn over time on the scale of the score, and not where it does not apply', () => {
    const bands = historyBands(scoreHistory(EVENTS, 'heart'), 'heart', addMs(NOON, 11 * MINUTE));
    // HEART has 11 whole points, 0 to 10; the first step was ten minutes before the end.
    expect(bands.map(({ low, high }) => [low * 11, high * 11].map(Math.round))).toEqual([
      [1, 10],
      [2, 7],
      [4, 5],
    ]);
    expect(bands.map(({ from, to }) => [from, to])).toEqual([
      [0, 0.1],
      [0.1, 0.3],
      [0.3, 0.5],
    ]);
  });
});
