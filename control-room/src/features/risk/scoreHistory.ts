import type { CaseEvent } from '@smart-triage/shared/domain/caseEvent';
import type { IntakeField } from '@smart-triage/shared/domain/intake';
import type { ScoreId, ScoreOutcome } from '@smart-triage/shared/domain/score';
import type { VitalSign } from '@smart-triage/shared/domain/vitals';
import { SCORE_SCALES } from '@smart-triage/shared/ui/score/scoreScale.ts';
import type { Instant } from '@smart-triage/shared/time/instant';

/** What a score said from then on, and what had been entered or measured since it was last computed; nothing where only time had passed. */
export type HistoryStep = {
  seq: number;
  at: Instant;
  outcome: ScoreOutcome;
  after: readonly (IntakeField | VitalSign)[];
};

/** How a score went through the case, oldest first; computing that came to the same is no step. */
export function scoreHistory(events: readonly CaseEvent[], score: ScoreId): HistoryStep[] {
  const steps: HistoryStep[] = [];
  let since = new Set<IntakeField | VitalSign>();
  for (const { fact, seq } of events) {
    if (fact.type === 'intake-changed') for (const field of keysOf(fact.changes)) since.add(field);
    if (fact.type === 'vitals-recorded') for (const sign of keysOf(fact.reading.values)) since.add(sign);
    if (fact.type === 'vitals-withdrawn') for (const sign of fact.withdrawal.signs) since.add(sign);
    if (fact.type !== 'risk-assessed') continue;
    const { scores, assessedAt } = fact.assessment;
    const outcome = scores.find((result) => result.score === score)?.outcome;
    if (outcome && !isSame(steps.at(-1)?.outcome, outcome))
      steps.push({ seq, at: assessedAt, outcome, after: [...since] });
    since = new Set();
  }
  return steps;
}

/** A piece of the history on a drawing 1 wide and 1 high: a score that is known is a line, one that is open a band, one that does not apply is not drawn. */
export type HistoryBand = { seq: number; from: number; to: number; low: number; high: number };

/** From the first step to `until`, on the score's own scale. */
export function historyBands(steps: readonly HistoryStep[], score: ScoreId, until: Instant): HistoryBand[] {
  const start = steps[0]?.at ?? until;
  const span = Math.max(1, until - start);
  const { extentOf } = SCORE_SCALES[score];
  return steps.flatMap(({ seq, at, outcome }, index) => {
    if (outcome.kind === 'not-applicable') return [];
    const [low, high] =
      outcome.kind === 'value' ? [outcome.value, outcome.value] : [outcome.low, outcome.high];
    const next = steps[index + 1]?.at ?? until;
    const place = { from: (at - start) / span, to: (next - start) / span };
    return { seq, ...place, low: extentOf(low).from, high: extentOf(high).to };
  });
}

function isSame(one: ScoreOutcome | undefined, other: ScoreOutcome): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function keysOf<T extends object>(of: T): (keyof T)[] {
  return Object.keys(of) as (keyof T)[];
}
