import type { AnalysedEcg } from '@smart-triage/shared/domain/ecgAnalysis';
import { expect, it } from 'vitest';
import { syntheticEcg } from '../../testing/syntheticEcg.ts';
import { analyseEcg } from '../analyseEcg.ts';
import { ruleInput } from './ruleInput.ts';

const healthy = analyseEcg(syntheticEcg());

it.each([
  ['narrow', 119, 'narrow'],
  ['lbbb', 129, 'either'],
  ['rbbb', 129, 'either'],
  ['lbbb', 130, 'wide'],
  ['rbbb', 130, 'wide'],
  ['wide-other', 139, 'either'],
  ['wide-other', 140, 'wide'],
  ['paced', 121, 'wide'],
] as const)('a QRS of kind %s and %i ms is judged by the criteria for %s', (qrsClass, qrsMs, conduction) => {
  if (healthy.kind !== 'analysed') throw new Error('the healthy ECG is not analysable');
  const changed: AnalysedEcg = { ...healthy, qrsClass, intervals: { ...healthy.intervals, qrsMs } };
  expect(ruleInput(changed, {}).conduction).toBe(conduction);
});
