import { describe, expect, it } from 'vitest';
import { instant } from '../time/instant.ts';
import { type LatestVitals, measuredTogether } from './vitals.ts';

const at = (second: number) => instant(1_700_000_000_000 + second * 1000);
const pressure = (systolic: number, diastolic: number): LatestVitals => ({
  systolicBp: { value: 84, measuredAt: at(systolic) },
  diastolicBp: { value: 52, measuredAt: at(diastolic) },
});
const both = (vitals: LatestVitals) => measuredTogether(vitals, ['systolicBp', 'diastolicBp']);

describe('the halves of a pressure', () => {
  it('are one value, as old as the older, when they were measured within a minute', () => {
    expect(both(pressure(60, 0))).toEqual({ values: [84, 52], measuredAt: at(0) });
  });

  // What happened: a systolic of now and a diastolic of minutes ago stood as 84/86.
  it('are no pressure when they were not: the newer stands alone', () => {
    expect(both(pressure(61, 0))).toEqual({ values: [84, null], measuredAt: at(61) });
    expect(both(pressure(0, 61))).toEqual({ values: [null, 52], measuredAt: at(61) });
  });

  it('that were never measured have neither value nor age', () => {
    expect(both({})).toEqual({ values: [null, null], measuredAt: null });
  });
});
