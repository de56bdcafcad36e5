import type { LatestVitals, VitalSign } from '@smart-triage/shared/domain/vitals';
import { measuredTogether, VITAL_SIGNS } from '@smart-triage/shared/domain/vitals';
import type { Instant } from '@smart-triage/shared/time/instant';

export type VitalTile = 'heartRate' | 'spo2' | 'bloodPressure' | 'respiratoryRate' | 'temperature';

export type VitalReading = {
  tile: VitalTile;
  unit: string;
  /** From this age on it no longer says how the patient is. */
  staleAfterMs: number;
  signal: 'ecg' | 'spo2' | 'respiration' | 'neutral';
  /** What it is made of: one sign, or both halves of a pressure. */
  signs: readonly VitalSign[];
  /** The least height of its trend, in its unit: smaller changes are drawn small. */
  leastSpan: number;
  /** Digits after the decimal sign. */
  decimals: number;
  /** One value, or two for a pressure; `null` within a pressure is a half that was not measured with the newer one. */
  values: readonly (number | null)[];
  /** Of the older half, where there are two of one measurement. `null`: never measured. */
  measuredAt: Instant | null;
};

const MINUTE = 60_000;
type TileDefinition = Omit<VitalReading, 'values' | 'measuredAt' | 'tile' | 'unit'>;

/**
 * How long a value can stand for now: what a monitor gives every few seconds goes stale in one minute; a pressure is taken every 3 to 5 minutes in an
 * ambulance, so two missed ones are stale; a temperature is taken once or twice.
 */
const TILES: Record<VitalTile, TileDefinition> = {
  heartRate: { signs: ['heartRate'], staleAfterMs: MINUTE, signal: 'ecg', decimals: 0, leastSpan: 40 },
  spo2: { signs: ['spo2'], staleAfterMs: MINUTE, signal: 'spo2', decimals: 0, leastSpan: 10 },
  bloodPressure: {
    signs: ['systolicBp', 'diastolicBp'],
    staleAfterMs: 10 * MINUTE,
    signal: 'neutral',
    decimals: 0,
    leastSpan: 60,
  },
  respiratoryRate: {
    signs: ['respiratoryRate'],
    staleAfterMs: 5 * MINUTE,
    signal: 'respiration',
    decimals: 0,
    leastSpan: 20,
  },
  temperature: {
    signs: ['temperature'],
    staleAfterMs: 60 * MINUTE,
    signal: 'neutral',
    decimals: 1,
    leastSpan: 2,
  },
};

/** All tiles in their fixed places, also those without a value: an empty place says "not measured". */
export function vitalReadings(vitals: LatestVitals): VitalReading[] {
  return (Object.entries(TILES) as [VitalTile, TileDefinition][]).map(([tile, definition]) => ({
    ...definition,
    tile,
    unit: VITAL_SIGNS[definition.signs[0] ?? 'heartRate'].unit,
    ...measuredTogether(vitals, definition.signs),
  }));
}
