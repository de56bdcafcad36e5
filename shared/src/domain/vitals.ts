import { z } from 'zod';
import { type Instant, instant, InstantSchema } from '../time/instant.ts';

/**
 * Vital signs with their units and the widest range that a living patient or a working monitor can give. A value outside is refused, a value that is
 * merely unlikely is asked about where it is entered.
 */
export const VITAL_SIGNS = {
  heartRate: { unit: '/min', schema: z.number().min(0).max(350) },
  systolicBp: { unit: 'mmHg', schema: z.number().min(0).max(350) },
  diastolicBp: { unit: 'mmHg', schema: z.number().min(0).max(250) },
  spo2: { unit: '%', schema: z.number().min(0).max(100) },
  respiratoryRate: { unit: '/min', schema: z.number().min(0).max(100) },
  temperature: { unit: '°C', schema: z.number().min(20).max(45) },
} as const;
export type VitalSign = keyof typeof VITAL_SIGNS;
export const VITAL_SIGN_NAMES = Object.keys(VITAL_SIGNS) as VitalSign[];

export const VitalsSchema = z
  .strictObject({
    heartRate: VITAL_SIGNS.heartRate.schema,
    systolicBp: VITAL_SIGNS.systolicBp.schema,
    diastolicBp: VITAL_SIGNS.diastolicBp.schema,
    spo2: VITAL_SIGNS.spo2.schema,
    respiratoryRate: VITAL_SIGNS.respiratoryRate.schema,
    temperature: VITAL_SIGNS.temperature.schema,
  })
  .partial();

/** What was measured in one go. `measuredAt` is the age that screens show. */
export const VitalsReadingSchema = z.strictObject({
  measuredAt: InstantSchema,
  source: z.enum(['monitor', 'crew', 'simulator']),
  values: VitalsSchema.refine((values) => Object.keys(values).length > 0, 'needs at least one value'),
});
export type VitalsReading = z.infer<typeof VitalsReadingSchema>;

/** The newest value of each sign with its own age: a pressure of four minutes ago stands beside a heart rate of now. */
export const LatestVitalsSchema = z.partialRecord(
  z.enum(['heartRate', 'systolicBp', 'diastolicBp', 'spo2', 'respiratoryRate', 'temperature']),
  z.strictObject({ value: z.number(), measuredAt: InstantSchema }),
);
export type LatestVitals = z.infer<typeof LatestVitalsSchema>;

/** Halves of one pressure are measured within a minute. Those of two are no pressure: the newer half stands alone. */
const TOGETHER_MS = 60_000;

/** The values of signs that belong together, `null` for what was not measured with the newest of them; as old as the oldest that was. `measuredAt` is `null` when none ever was. */
export function measuredTogether(
  latest: LatestVitals,
  signs: readonly VitalSign[],
): { values: (number | null)[]; measuredAt: Instant | null } {
  const known = signs.map((sign) => latest[sign] ?? null);
  const newest = Math.max(...known.map((vital) => vital?.measuredAt ?? -Infinity));
  const together = known.map((vital) => (vital && newest - vital.measuredAt <= TOGETHER_MS ? vital : null));
  const times = together.flatMap((vital) => vital?.measuredAt ?? []);
  return {
    values: together.map((vital) => vital?.value ?? null),
    measuredAt: times.length === 0 ? null : instant(Math.min(...times)),
  };
}

/** [CS12] An entry of the crew that was wrong: which signs of which moment, and what was known of them before it. */
export const VitalsWithdrawalSchema = z.strictObject({
  measuredAt: InstantSchema,
  signs: z
    .array(z.enum(['heartRate', 'systolicBp', 'diastolicBp', 'spo2', 'respiratoryRate', 'temperature']))
    .min(1)
    .max(6),
  before: LatestVitalsSchema,
});
export type VitalsWithdrawal = z.infer<typeof VitalsWithdrawalSchema>;

/**
 * Back to what was known before, where nothing newer came since; not known where nothing was. The entry itself may stand with an earlier time than it is withdrawn by:
 * see `mergeVitals`.
 */
export function withdrawVitals(
  latest: LatestVitals,
  { measuredAt, signs, before }: VitalsWithdrawal,
): LatestVitals {
  const left = signs.filter((sign) => (latest[sign]?.measuredAt ?? Infinity) <= measuredAt);
  const kept = Object.entries(latest).filter(([sign]) => !left.some((each) => each === sign));
  const restored = left.flatMap((sign) => (before[sign] ? [[sign, before[sign]] as const] : []));
  return Object.fromEntries([...kept, ...restored]);
}

/**
 * Older readings that arrive late (after a dead zone) never replace newer ones. `takenAt` is when this one was taken in: nothing is measured after that, so a time
 * beyond it comes from a clock that was ahead, and must not keep what is measured now off the screen.
 */
export function mergeVitals(latest: LatestVitals, reading: VitalsReading, takenAt: Instant): LatestVitals {
  const measuredAt = reading.measuredAt < takenAt ? reading.measuredAt : takenAt;
  const merged: LatestVitals = { ...latest };
  for (const sign of VITAL_SIGN_NAMES) {
    const value = reading.values[sign];
    const known = merged[sign];
    const isLate = known && known.measuredAt > measuredAt && known.measuredAt <= takenAt;
    if (value !== undefined && !isLate) merged[sign] = { value, measuredAt };
  }
  return merged;
}
