import { describe, expect, it } from 'vitest';
import { auc, bootstrapInterval, brier, calibration, type Judged } from './discrimination.ts';

const judged = (...pairs: [number, boolean][]): Judged[] =>
  pairs.map(([probability, isPositive]) => ({ probability, isPositive }));

describe('auc', () => {
  it.each([
    [judged([0.1, false], [0.9, true]), 1],
    [judged([0.9, false], [0.1, true]), 0],
    [judged([0.5, false], [0.5, true]), 0.5],
    [judged([0.1, false], [0.4, true], [0.35, false], [0.8, true], [0.45, false]), 5 / 6],
  ])('counts the pairs in the right order', (cases, expected) => {
    expect(auc(cases)).toBeCloseTo(expected, 12);
  });

  it('is not known without a positive or a negative', () => {
    expect(auc(judged([0.3, true], [0.6, true]))).toBeNull();
  });
});

it('the bootstrap interval holds the value and is the same each time', () => {
  const cases = Array.from({ length: 60 }, (_, k) => ({
    probability: (k % 17) / 20,
    isPositive: k % 3 === 0,
  }));
  const [low, high] = bootstrapInterval(cases);
  expect(low).toBeLessThan(auc(cases) ?? 0);
  expect(high).toBeGreaterThan(auc(cases) ?? 1);
  expect(bootstrapInterval(cases)).toEqual([low, high]);
});

it('brier is the mean squared distance', () => {
  expect(brier(judged([0.8, true], [0.4, false]))).toBeCloseTo((0.04 + 0.16) / 2, 12);
});

it('calibration finds how far log-odds were stretched', () => {
  const truth = [0.1, 0.3, 0.5, 0.7, 0.9];
  const cases = truth.flatMap((p) => {
    const stretched = 1 / (1 + Math.exp(-(2 * Math.log(p / (1 - p)) + 1)));
    return Array.from({ length: 100 }, (_, k) => ({ probability: stretched, isPositive: k < 100 * p }));
  });
  const { slope, intercept } = calibration(cases);
  expect(slope).toBeCloseTo(0.5, 3);
  expect(intercept).toBeCloseTo(-0.5, 3);
});
