import { describe, expect, it } from 'vitest';
import { removeBaseline } from './baseline.ts';
import { cubicSpline } from './cubicSpline.ts';
import { upsample } from './upsample.ts';

describe('cubicSpline', () => {
  const knots = [10, 60, 130, 180].map((at, k) => ({ at, value: [1, -2, 0.5, 3][k] ?? 0 }));

  it('passes through its knots and stays level outside of them', () => {
    const curve = cubicSpline(knots, 200);
    for (const { at, value } of knots) expect(curve[at]).toBeCloseTo(value, 10);
    expect(curve[0]).toBe(1);
    expect(curve[199]).toBe(3);
  });

  it('is a straight line through knots on a line', () => {
    const line = cubicSpline(
      [0, 30, 100].map((at) => ({ at, value: 2 * at })),
      101,
    );
    line.forEach((value, i) => {
      expect(value).toBeCloseTo(2 * i, 9);
    });
  });
});

it('removeBaseline takes away slow wander and leaves ST where it was', () => {
  const rateHz = 500;
  const onsets = Array.from({ length: 12 }, (_, k) => 200 + 400 * k);
  const st = (i: number) => (onsets.some((onset) => i > onset + 50 && i < onset + 150) ? 0.2 : 0);
  const wander = (i: number) => 0.5 * Math.sin((2 * Math.PI * 0.3 * i) / rateHz);
  const signal = Float64Array.from({ length: 5000 }, (_, i) => st(i) + wander(i));
  const { mv } = removeBaseline({ rateHz, leads: ['V2'], mv: [signal] }, onsets);
  for (const onset of onsets.slice(1, -1))
    expect(Math.abs((mv[0]?.[onset + 60] ?? 0) - 0.2)).toBeLessThan(0.03);
});

it('upsample keeps each recorded sample at its instant', () => {
  const signal = Float64Array.from([0, 1, 4, 2, -1]);
  const fine = upsample(signal, 5);
  expect(fine).toHaveLength(25);
  signal.forEach((value, i) => {
    expect(fine[5 * i]).toBe(value);
  });
});
