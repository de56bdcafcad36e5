import { z } from 'zod';
import type { Instant } from '../time/instant.ts';
import { type LatestVitals, VITAL_SIGNS } from './vitals.ts';

/** The signs that are watched. A temperature is taken once or twice and has no alarm. */
export const WATCHED_SIGNS = ['heartRate', 'spo2', 'systolicBp', 'respiratoryRate'] as const;
export type WatchedSign = (typeof WATCHED_SIGNS)[number];

/** Below `low` or above `high` is an alert of medium priority, beyond the crisis limits one of high priority; `null` is no limit. */
export type SignLimits = {
  low: number | null;
  high: number | null;
  crisisLow: number | null;
  crisisHigh: number | null;
};

const limitsOf = (sign: WatchedSign) => {
  const limit = VITAL_SIGNS[sign].schema.nullable();
  return z
    .strictObject({ low: limit, high: limit, crisisLow: limit, crisisHigh: limit })
    .refine(isAscending, 'limits: crisis low, low, high and crisis high ascend');
};

function isAscending({ crisisLow, low, high, crisisHigh }: SignLimits): boolean {
  const given = [crisisLow, low, high, crisisHigh].filter((limit) => limit !== null);
  return given.every((limit, k) => limit >= (given[k - 1] ?? -Infinity));
}

export const AlertLimitsSchema = z.strictObject({
  heartRate: limitsOf('heartRate'),
  spo2: limitsOf('spo2'),
  systolicBp: limitsOf('systolicBp'),
  respiratoryRate: limitsOf('respiratoryRate'),
});
export type AlertLimits = z.infer<typeof AlertLimitsSchema>;

/** Usual presets of patient monitors. No paper and no standard fixes them (IEC 60601-1-8 only orders priorities), so each case can have its own. */
export const DEFAULT_ALERT_LIMITS: AlertLimits = {
  heartRate: { crisisLow: 40, low: 50, high: 120, crisisHigh: 140 },
  spo2: { crisisLow: 85, low: 90, high: null, crisisHigh: null },
  systolicBp: { crisisLow: null, low: 90, high: 180, crisisHigh: null },
  respiratoryRate: { crisisLow: null, low: 8, high: 30, crisisHigh: null },
};

/** What an acknowledgement is about. A worse level is another alert: it sounds again. */
export const AlertRefSchema = z.strictObject({
  sign: z.enum(WATCHED_SIGNS),
  side: z.enum(['low', 'high']),
  level: z.enum(['limit', 'crisis']),
});
export type AlertRef = z.infer<typeof AlertRefSchema>;

export type VitalAlert = AlertRef & { value: number; limit: number; measuredAt: Instant };

/**
 * [AL1] The physiological alerts of the newest values, however old these are: what was dangerous stays so until somebody has measured again. At most one for each
 * sign, the worse one.
 */
export function vitalAlerts(vitals: LatestVitals, limits: AlertLimits | null): VitalAlert[] {
  return WATCHED_SIGNS.flatMap((sign) => {
    const known = vitals[sign];
    if (!known) return [];
    const { value, measuredAt } = known;
    const { low, high, crisisLow, crisisHigh } = (limits ?? DEFAULT_ALERT_LIMITS)[sign];
    const alert = (side: AlertRef['side'], level: AlertRef['level'], limit: number): VitalAlert[] => [
      { sign, side, level, value, limit, measuredAt },
    ];
    if (crisisLow !== null && value < crisisLow) return alert('low', 'crisis', crisisLow);
    if (crisisHigh !== null && value > crisisHigh) return alert('high', 'crisis', crisisHigh);
    if (low !== null && value < low) return alert('low', 'limit', low);
    if (high !== null && value > high) return alert('high', 'limit', high);
    return [];
  });
}

export function isSameAlert(one: AlertRef, other: AlertRef): boolean {
  return one.sign === other.sign && one.side === other.side && one.level === other.level;
}

/** [AL2] An acknowledgement holds while its alert does: once the value was back, the next time is a new alert. */
export function stillHolding(
  acknowledged: readonly AlertRef[],
  vitals: LatestVitals,
  limits: AlertLimits | null,
): AlertRef[] {
  const alerts = vitalAlerts(vitals, limits);
  return acknowledged.filter((ref) => alerts.some((alert) => isSameAlert(alert, ref)));
}
