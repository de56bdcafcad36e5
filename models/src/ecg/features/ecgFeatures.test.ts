import { SHAPE_TIMES_MS, withoutShapes, type AnalysedEcg } from '@smart-triage/shared/domain/ecgAnalysis';
import { selectLeads } from '@smart-triage/shared/ecg/recording';
import { describe, expect, it } from 'vitest';
import { syntheticEcg } from '../../testing/syntheticEcg.ts';
import { analyseEcg } from '../analyseEcg.ts';
import { ECG_FEATURES, ecgFeatures } from './ecgFeatures.ts';

const healthy = analysed(syntheticEcg());

function analysed(recording: Parameters<typeof analyseEcg>[0]): AnalysedEcg {
  const analysis = analyseEcg(recording);
  if (analysis.kind !== 'analysed') throw new Error('not analysable');
  return analysis;
}

function feature(ecg: AnalysedEcg, name: string): number | undefined {
  return ecgFeatures(ecg)[ECG_FEATURES.findIndex((one) => one.name === name)];
}

describe('ecgFeatures', () => {
  it('are the measurements under their names', () => {
    expect(feature(healthy, 'V2.j')).toBe(healthy.leads.V2?.jMv);
    expect(feature(healthy, 'aVL.qWidth')).toBe(healthy.leads.aVL?.qMs);
    expect(feature(healthy, 'qtc')).toBe(healthy.intervals.qtcMs?.fridericia);
    expect(feature(healthy, 'heartRate')).toBe(75);
  });

  it('follow the complex in each lead, in mV from the onset of QRS', () => {
    const at = SHAPE_TIMES_MS.indexOf(40);
    expect(feature(healthy, 'V5.shape40')).toBe((healthy.leads.V5?.shapeUv?.[at] ?? NaN) / 1000);
    expect(feature(healthy, 'V5.shape40')).toBeGreaterThan(0.5 * (healthy.leads.V5?.rMv ?? NaN));
    expect(feature(healthy, 'V5.shape0')).toBeCloseTo(0, 1);
  });

  it('have no shape where an analysis was stored without', () => {
    const old = withoutShapes(healthy) as AnalysedEcg;
    expect(old.leads.V5).not.toHaveProperty('shapeUv');
    expect(feature(old, 'V5.shape40')).toBeNaN();
    expect(feature(old, 'V5.r')).toBe(feature(healthy, 'V5.r'));
  });

  it('take from a territory what two of its leads share', () => {
    const st = { II: 0.3, III: 0.1, aVF: 0.2 } as const;
    const leads = { ...healthy.leads };
    for (const [lead, jMv] of Object.entries(st) as [keyof typeof st, number][])
      leads[lead] = { ...healthy.leads[lead]!, jMv };
    expect(feature({ ...healthy, leads }, 'inferior.stHighPair')).toBe(0.2);
    expect(feature({ ...healthy, leads }, 'inferior.stLowPair')).toBe(0.2);
  });

  it('are NaN where nothing was measured, and never 0', () => {
    const partial = analysed(selectLeads(syntheticEcg(), new Set(['I', 'II', 'V2'] as const)));
    for (const name of ['V5.j', 'V5.r', 'lateral.rSum', 'anterior.qLeads', 'pInV1'])
      expect(feature(partial, name)).toBeNaN();
    expect(feature({ ...healthy, axes: { p: null, qrs: 40, t: null } }, 'qrsTAngle')).toBeNaN();
  });

  it('measure the angle between QRS and T the short way round', () => {
    expect(feature({ ...healthy, axes: { p: null, qrs: -170, t: 170 } }, 'qrsTAngle')).toBe(20);
  });
});
