import { describe, expect, it } from 'vitest';
import { VITAL_SIGN_NAMES } from '@smart-triage/shared/domain/vitals';
import { addMs } from '@smart-triage/shared/time/instant';
import { NOON } from '../../testing/fakeClock.ts';
import { vitalReadings } from './vitalReadings.ts';

const of = (vitals: Parameters<typeof vitalReadings>[0], tile: string) =>
  vitalReadings(vitals).find((reading) => reading.tile === tile)!;

describe('the vital signs', () => {
  it('keep their places when nothing was measured, and say so', () => {
    const readings = vitalReadings({});
    expect(readings).toHaveLength(5);
    expect(readings.every(({ measuredAt }) => measuredAt === null)).toBe(true);
  });

  it('all have a place', () => {
    const all = Object.fromEntries(VITAL_SIGN_NAMES.map((sign) => [sign, { value: 1, measuredAt: NOON }]));
    const values = vitalReadings(all).flatMap((reading) => reading.values);
    expect(values).toEqual(VITAL_SIGN_NAMES.map(() => 1));
  });

  it('show a pressure as old as its older half', () => {
    const vitals = {
      systolicBp: { value: 142, measuredAt: NOON },
      diastolicBp: { value: 86, measuredAt: addMs(NOON, -60_000) },
    };
    expect(of(vitals, 'bloodPressure')).toMatchObject({ values: [142, 86], measuredAt: NOON - 60_000 });
  });

  it('never join halves of two measurements: the newer half stands alone, with its own age', () => {
    const vitals = {
      systolicBp: { value: 84, measuredAt: NOON },
      diastolicBp: { value: 86, measuredAt: addMs(NOON, -180_000) },
    };
    expect(of(vitals, 'bloodPressure')).toMatchObject({ values: [84, null], measuredAt: NOON });
  });

  it('say which half of a pressure is missing', () => {
    const vitals = { systolicBp: { value: 90, measuredAt: NOON } };
    expect(of(vitals, 'bloodPressure').values).toEqual([90, null]);
  });
});
