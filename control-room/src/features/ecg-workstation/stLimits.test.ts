import { analyseEcg, analyseWithBeat } from '@smart-triage/models/ecg/analyseEcg';
import { syntheticEcg } from '@smart-triage/models/testing/syntheticEcg';
import type { AnalysedEcg } from '@smart-triage/shared/domain/ecgAnalysis';
import { describe, expect, it } from 'vitest';
import { stEntries, stRule } from './stLimits.ts';

const analysed = (sex: 'female' | 'male', ageYears: number) =>
  analyseEcg(syntheticEcg({ stMv: { V2: 0.18, V3: 0.18 } }), { sex, ageYears }) as AnalysedEcg;
const entriesOf = (analysis: AnalysedEcg) => stEntries(analysis, analysis);
const limits = (analysis: AnalysedEcg) =>
  Object.fromEntries(entriesOf(analysis).map(({ lead, limitMv }) => [lead, limitMv]));

describe('the ST map', () => {
  it('has the limits of this sex and age in V2 and V3, and 0.1 mV elsewhere', () => {
    expect(limits(analysed('female', 60))).toMatchObject({ V2: 0.15, V3: 0.15, V4: 0.1, II: 0.1 });
    expect(limits(analysed('male', 60))).toMatchObject({ V2: 0.2, V3: 0.2, V4: 0.1 });
    expect(limits(analysed('male', 30))).toMatchObject({ V2: 0.25, V3: 0.25 });
  });

  it('has the very numbers that the rule compared', () => {
    const analysis = analysed('female', 60);
    const compared = stRule(analysis)!.values.map(({ lead, value }) => [lead, value]);
    const mapped = entriesOf(analysis).map(({ lead, stMv }) => [lead, stMv]);
    expect(new Map(mapped as [string, number][])).toEqual(new Map(compared as [string, number][]));
  });

  it('[EC11] keeps its limits when a hand puts J so far behind that QRS counts as wide', () => {
    const ecg = syntheticEcg({ stMv: { V2: 0.4, V3: 0.4 } });
    const patient = { sex: 'male', ageYears: 60 } as const;
    const found = analyseEcg(ecg, patient) as AnalysedEcg;
    const moved = analyseWithBeat(ecg, patient, found.waves.jPointMs + 60).analysis as AnalysedEcg;
    expect(stRule(moved)).toBeNull();
    const reached = stEntries(moved, found).filter(({ isReached }) => isReached);
    expect(reached.map(({ lead, limitMv }) => [lead, limitMv])).toEqual([
      ['V2', 0.2],
      ['V3', 0.2],
    ]);
  });

  it('marks exactly the leads that reach their limit', () => {
    const reached = entriesOf(analysed('female', 60)).filter(({ isReached }) => isReached);
    expect(reached.map(({ lead }) => lead)).toEqual(['V2', 'V3']);
    expect(entriesOf(analysed('male', 60)).some(({ isReached }) => isReached)).toBe(false);
  });

  it('names the source of its limits and what had to be assumed', () => {
    const ecg = syntheticEcg({});
    const unknown = stRule(analyseEcg(ecg) as AnalysedEcg);
    expect(unknown?.source).toMatch(/Thygesen 2018/);
    expect(unknown?.assumptions).toEqual(['sex-unknown']);
    expect(stRule(analyseEcg(ecg, { sex: 'female', ageYears: 70 }) as AnalysedEcg)?.assumptions).toEqual([]);
  });

  it('has no limits where the rule does not hold: for a wide QRS', () => {
    const wide = analyseEcg(syntheticEcg({ qrsWidth: 1.8 }), { sex: 'male', ageYears: 60 }) as AnalysedEcg;
    expect(stRule(wide)).toBeNull();
    expect(entriesOf(wide).every(({ limitMv, isReached }) => limitMv === null && !isReached)).toBe(true);
  });
});
