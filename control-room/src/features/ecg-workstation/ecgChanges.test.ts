import { analyseEcg } from '@smart-triage/models/ecg/analyseEcg';
import { type SyntheticEcg, syntheticEcg } from '@smart-triage/models/testing/syntheticEcg';
import type { AnalysedEcg } from '@smart-triage/shared/domain/ecgAnalysis';
import { describe, expect, it } from 'vitest';
import { ecgChanges } from './ecgChanges.ts';

const analysed = (options: SyntheticEcg = {}) => analyseEcg(syntheticEcg(options)) as AnalysedEcg;
const withAxis = (qrs: number | null): AnalysedEcg => {
  const analysis = analysed();
  return { ...analysis, axes: { ...analysis.axes, qrs } };
};

describe('what changed between two ECGs', () => {
  it('is the ST that was added, in the leads where it was added', () => {
    const { st } = ecgChanges(analysed(), analysed({ stMv: { V2: 0.2, V3: 0.3 } }));
    const changeOf = (lead: string) => st.find((entry) => entry.lead === lead)!;
    expect(changeOf('V2').change).toBeCloseTo(0.2, 1);
    expect(changeOf('V3').change).toBeCloseTo(0.3, 1);
    expect(changeOf('V3').isWithinError).toBe(false);
    expect(Math.abs(changeOf('V6').change!)).toBeLessThanOrEqual(0.01);
    expect(st).toHaveLength(12);
  });

  it('has the sign of time: the same two the other way round have the opposite change', () => {
    const [one, other] = [analysed(), analysed({ stMv: { V2: 0.2 }, rrMs: [600] })];
    const [there, back] = [ecgChanges(one, other), ecgChanges(other, one)];
    expect(there.numbers.rate).toEqual({ before: 75, after: 100, change: 25 });
    expect(back.numbers.rate).toEqual({ before: 100, after: 75, change: -25 });
    expect(back.st.map(({ change }) => change)).toEqual(there.st.map(({ change }) => 0 - change!));
  });

  it('is nothing, and within the error of measuring, for an ECG and itself', () => {
    const same = ecgChanges(analysed(), analysed());
    expect(Object.values(same.numbers).map(({ change }) => change)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(same.st.every(({ change, isWithinError }) => change === 0 && isWithinError)).toBe(true);
  });

  it.each([
    [170, -170, 20],
    [-170, 170, -20],
    [30, -60, -90],
    [-45, 90, 135],
  ])('of an axis goes the short way round: from %d° to %d° are %d°', (before, after, change) => {
    expect(ecgChanges(withAxis(before), withAxis(after)).numbers.axis.change).toBe(change);
  });

  it('is not known where one of the two was not measured: never "no change"', () => {
    expect(ecgChanges(withAxis(null), withAxis(30)).numbers.axis).toEqual({
      before: null,
      after: 30,
      change: null,
    });
    const leads = { ...analysed().leads };
    delete leads.V6;
    const v6 = ecgChanges({ ...analysed(), leads }, analysed()).st.find(({ lead }) => lead === 'V6');
    expect(v6).toMatchObject({ before: null, change: null, isWithinError: false });
  });
});
