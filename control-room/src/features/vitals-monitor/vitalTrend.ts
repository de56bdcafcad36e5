import type { CaseEvent } from '@smart-triage/shared/domain/caseEvent';
import type { VitalSign } from '@smart-triage/shared/domain/vitals';
import { addMs, type Instant } from '@smart-triage/shared/time/instant';

export const TREND_MS = 30 * 60_000;

export type TrendPoint = { readonly at: Instant; readonly value: number };

/** All measurements of one sign in the last half hour, in the order in which they were taken: what came late stands where it belongs. */
export function vitalTrend(events: readonly CaseEvent[], sign: VitalSign, now: Instant): TrendPoint[] {
  const from = addMs(now, -TREND_MS);
  const withdrawn = withdrawnOf(events, sign);
  return events
    .flatMap(({ fact }) => {
      if (fact.type !== 'vitals-recorded' || fact.reading.measuredAt < from) return [];
      if (fact.reading.source === 'crew' && withdrawn.has(fact.reading.measuredAt)) return [];
      const value = fact.reading.values[sign];
      return value === undefined ? [] : [{ at: fact.reading.measuredAt, value }];
    })
    .sort((a, b) => a.at - b.at);
}

/** [CS12] When the crew entered what it took back: it was never measured. */
function withdrawnOf(events: readonly CaseEvent[], sign: VitalSign): ReadonlySet<Instant> {
  return new Set(
    events.flatMap(({ fact }) =>
      fact.type === 'vitals-withdrawn' && fact.withdrawal.signs.includes(sign)
        ? [fact.withdrawal.measuredAt]
        : [],
    ),
  );
}

/** Stretches that may be joined by a line: a pause longer than `longestMs` was not measured, and nothing is drawn over it. */
export function stretches(points: readonly TrendPoint[], longestMs: number): TrendPoint[][] {
  return points.reduce<TrendPoint[][]>((found, point) => {
    const last = found.at(-1)?.at(-1);
    if (last && point.at - last.at <= longestMs) found.at(-1)?.push(point);
    else found.push([point]);
    return found;
  }, []);
}

/** Lowest and highest of the values, at least `leastSpan` apart, so that a steady value is drawn as one. */
export function trendScale(
  points: readonly TrendPoint[],
  leastSpan: number,
): { low: number; high: number } | null {
  if (points.length === 0) return null;
  const values = points.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = Math.max(0, leastSpan - (high - low)) / 2;
  return { low: low - room, high: high + room };
}
