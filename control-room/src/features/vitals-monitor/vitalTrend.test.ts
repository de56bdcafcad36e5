import { addMs } from '@smart-triage/shared/time/instant';
import { describe, expect, it } from 'vitest';
import { caseId, eventsOf } from '../../testing/cases.ts';
import { NOON } from '../../testing/fakeClock.ts';
import { stretches, trendScale, TREND_MS, vitalTrend } from './vitalTrend.ts';

const MINUTE = 60_000;
const reading = (minute: number, values: { heartRate?: number; spo2?: number }) =>
  ({
    fact: {
      type: 'vitals-recorded',
      reading: { measuredAt: addMs(NOON, minute * MINUTE), source: 'monitor', values },
    },
  }) as const;
const NOW = addMs(NOON, 31 * MINUTE);

describe('the trend of a vital sign', () => {
  it('holds the last half hour, in the order in which it was measured', () => {
    const events = eventsOf(caseId(1), [
      reading(0, { heartRate: 60 }),
      reading(20, { heartRate: 90 }),
      reading(5, { heartRate: 70, spo2: 97 }),
    ]);
    expect(vitalTrend(events, 'heartRate', NOW)).toEqual([
      { at: addMs(NOON, 5 * MINUTE), value: 70 },
      { at: addMs(NOON, 20 * MINUTE), value: 90 },
    ]);
    expect(vitalTrend(events, 'spo2', NOW)).toHaveLength(1);
    expect(vitalTrend(events, 'temperature', NOW)).toEqual([]);
    expect(NOW - TREND_MS).toBeGreaterThan(NOON);
  });

  it('[CS12] does not hold what the crew took back', () => {
    const at = addMs(NOON, 20 * MINUTE);
    const entered = {
      fact: {
        type: 'vitals-recorded',
        reading: { measuredAt: at, source: 'crew', values: { heartRate: 184, spo2: 97 } },
      },
    } as const;
    const withdrawn = {
      fact: { type: 'vitals-withdrawn', withdrawal: { measuredAt: at, signs: ['heartRate'], before: {} } },
    } as const;
    const events = eventsOf(caseId(1), [entered, withdrawn] as never);
    expect(vitalTrend(events, 'heartRate', NOW)).toEqual([]);
    expect(vitalTrend(events, 'spo2', NOW)).toEqual([{ at, value: 97 }]);
  });

  it('is not drawn over a time without measurements', () => {
    const points = [0, 1, 2, 9, 10].map((minute) => ({ at: addMs(NOON, minute * MINUTE), value: minute }));
    expect(stretches(points, 2 * MINUTE).map((part) => part.map(({ value }) => value))).toEqual([
      [0, 1, 2],
      [9, 10],
    ]);
  });

  it('draws a steady value as steady', () => {
    const at = NOON;
    expect(
      trendScale(
        [
          { at, value: 80 },
          { at, value: 82 },
        ],
        40,
      ),
    ).toEqual({ low: 61, high: 101 });
    expect(
      trendScale(
        [
          { at, value: 40 },
          { at, value: 140 },
        ],
        40,
      ),
    ).toEqual({ low: 40, high: 140 });
    expect(trendScale([], 40)).toBeNull();
  });
});
