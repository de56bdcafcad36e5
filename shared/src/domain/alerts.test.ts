import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant } from '../time/instant.ts';
import {
  AlertLimitsSchema,
  DEFAULT_ALERT_LIMITS,
  stillHolding,
  vitalAlerts,
  WATCHED_SIGNS,
  type WatchedSign,
} from './alerts.ts';
import { caseEvents, caseStateAfter, OPENED } from '../testing/caseEvents.ts';
import type { CaseFact } from './caseEvent.ts';

const AT = instant(1_800_000_000_000);
const of = (values: Partial<Record<WatchedSign, number>>) =>
  Object.fromEntries(Object.entries(values).map(([sign, value]) => [sign, { value, measuredAt: AT }]));
const measured = (heartRate: number): CaseFact => ({
  type: 'vitals-recorded',
  reading: { measuredAt: AT, source: 'monitor', values: { heartRate } },
});
const HIGH = { sign: 'heartRate', side: 'high', level: 'limit' } as const;
const after = (facts: CaseFact[]) => caseStateAfter(caseEvents(OPENED, ...facts));

describe('physiological alerts', () => {
  it.each([
    ['heartRate', 50, null],
    ['heartRate', 49, 'low limit'],
    ['heartRate', 40, 'low limit'],
    ['heartRate', 39, 'low crisis'],
    ['heartRate', 120, null],
    ['heartRate', 121, 'high limit'],
    ['heartRate', 140, 'high limit'],
    ['heartRate', 141, 'high crisis'],
    ['spo2', 90, null],
    ['spo2', 89, 'low limit'],
    ['spo2', 84, 'low crisis'],
    ['systolicBp', 89, 'low limit'],
    ['systolicBp', 181, 'high limit'],
    ['respiratoryRate', 7, 'low limit'],
    ['respiratoryRate', 31, 'high limit'],
  ] as const)('%s of %d: %s', (sign, value, expected) => {
    const [alert] = vitalAlerts(of({ [sign]: value }), null);
    expect(alert ? `${alert.side} ${alert.level}` : null).toBe(expected);
  });

  it('[AL1] come from what was measured, one a sign, and never from what is missing', () => {
    expect(vitalAlerts({}, null)).toEqual([]);
    fc.assert(
      fc.property(
        fc.record({ heartRate: fc.integer({ min: 0, max: 350 }), spo2: fc.integer({ min: 0, max: 100 }) }),
        (values) => {
          const signs = vitalAlerts(of(values), null).map(({ sign }) => sign);
          expect(new Set(signs).size).toBe(signs.length);
        },
      ),
    );
  });

  it('follow the limits of the case, which have to ascend', () => {
    const limits = { ...DEFAULT_ALERT_LIMITS, spo2: { ...DEFAULT_ALERT_LIMITS.spo2, low: 88 } };
    expect(vitalAlerts(of({ spo2: 89 }), limits)).toEqual([]);
    expect(AlertLimitsSchema.safeParse(limits).success).toBe(true);
    const crossed = { ...limits, heartRate: { crisisLow: 40, low: 130, high: 120, crisisHigh: 140 } };
    expect(AlertLimitsSchema.safeParse(crossed).success).toBe(false);
    expect(WATCHED_SIGNS.every((sign) => sign in DEFAULT_ALERT_LIMITS)).toBe(true);
  });

  it('[AL2] are acknowledged until the value is back; the next time, and a worse level, alert again', () => {
    const acknowledged: CaseFact = { type: 'alert-acknowledged', alert: HIGH };
    expect(after([measured(125), acknowledged]).acknowledgedAlerts).toEqual([HIGH]);
    expect(after([measured(125), acknowledged, measured(130)]).acknowledgedAlerts).toEqual([HIGH]);
    expect(after([measured(125), acknowledged, measured(100)]).acknowledgedAlerts).toEqual([]);
    expect(after([measured(125), acknowledged, measured(150)]).acknowledgedAlerts).toEqual([]);
    expect(stillHolding([HIGH], of({ heartRate: 125 }), null)).toEqual([HIGH]);
  });

  it('follow limits that were set for the case, and the presets again when these are taken back', () => {
    const limits = {
      ...DEFAULT_ALERT_LIMITS,
      heartRate: { crisisLow: 40, low: 50, high: 130, crisisHigh: 150 },
    };
    const set = after([measured(125), { type: 'alert-limits-set', limits }]);
    expect(vitalAlerts(set.vitals, set.alertLimits)).toEqual([]);
    const back = after([
      measured(125),
      { type: 'alert-limits-set', limits },
      { type: 'alert-limits-set', limits: null },
    ]);
    expect(vitalAlerts(back.vitals, back.alertLimits)).toHaveLength(1);
  });
});
