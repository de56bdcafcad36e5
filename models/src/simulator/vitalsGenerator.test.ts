import { VitalsReadingSchema, type VitalsReading } from '@smart-triage/shared/domain/vitals';
import { addMs, instant } from '@smart-triage/shared/time/instant';
import { describe, expect, it } from 'vitest';
import { SCENARIO_IDS, SCENARIOS, type ScenarioId } from './scenarios.ts';
import { VitalsGenerator } from './vitalsGenerator.ts';

const STARTED_AT = instant(1_700_000_000_000);

/** A reading every five seconds. */
function readings(id: ScenarioId, minutes: number): VitalsReading[] {
  const generator = new VitalsGenerator({ scenario: SCENARIOS[id], seed: 2, startedAt: STARTED_AT });
  return Array.from({ length: minutes * 12 }, (_, i) => generator.next(addMs(STARTED_AT, i * 5000), 71.6));
}

function valuesOf(all: readonly VitalsReading[], sign: 'systolicBp' | 'spo2' | 'temperature'): number[] {
  return all.flatMap(({ values }) => values[sign] ?? []);
}

describe('VitalsGenerator', () => {
  it.each(SCENARIO_IDS)('gives valid readings that are marked as simulated: %s', (id) => {
    for (const reading of readings(id, 20)) {
      expect(VitalsReadingSchema.parse(reading)).toEqual(reading);
      expect(reading.source).toBe('simulator');
      const { systolicBp = 2, diastolicBp = 1 } = reading.values;
      expect(diastolicBp).toBeLessThan(systolicBp);
    }
  });

  it('shows the heart rate of the ECG, and none while the ECG has none', () => {
    const generator = new VitalsGenerator({ scenario: SCENARIOS.normal, seed: 2, startedAt: STARTED_AT });
    expect(generator.next(STARTED_AT, null).values).not.toHaveProperty('heartRate');
    expect(generator.next(STARTED_AT, 71.6).values.heartRate).toBe(72);
  });

  it('measures pressure every three minutes and temperature hardly ever, so that their values grow old', () => {
    const all = readings('normal', 10);
    const secondsWith = (sign: 'systolicBp' | 'temperature'): number[] =>
      all
        .filter(({ values }) => values[sign] !== undefined)
        .map(({ measuredAt }) => (measuredAt - STARTED_AT) / 1000);
    expect(secondsWith('systolicBp')).toEqual([20, 200, 380, 560]);
    expect(secondsWith('temperature')).toEqual([60]);
  });

  it('measures once after a silence, not once for each moment that was missed', () => {
    const generator = new VitalsGenerator({ scenario: SCENARIOS.normal, seed: 2, startedAt: STARTED_AT });
    const pressures = [1000, 1005, 1010].map(
      (second) => generator.next(addMs(STARTED_AT, second * 1000), 70).values.systolicBp,
    );
    expect(pressures).toEqual([expect.any(Number), undefined, undefined]);
  });

  it('lets pressure and saturation of the infarct fall, and those of the healthy stay', () => {
    const infarct = readings('anterior-stemi-evolving', 12);
    expect(valuesOf(infarct, 'systolicBp').at(0)).toBeGreaterThan(125);
    expect(valuesOf(infarct, 'systolicBp').at(-1)).toBeLessThan(105);
    expect(valuesOf(infarct, 'spo2').at(-1)).toBeLessThan(94);
    expect(Math.min(...valuesOf(readings('normal', 12), 'spo2'))).toBeGreaterThan(94);
  });
});
