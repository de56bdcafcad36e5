import { describe, expect, it } from 'vitest';
import { filtered, holdsBand } from './filterBand.ts';

const RATE_HZ = 500;
const SECONDS = 60;

describe('a filter band', () => {
  it.each([
    ['monitor', 40, Math.SQRT1_2],
    ['monitor', 0.5, Math.SQRT1_2],
    ['monitor', 8, 1],
    ['diagnostic', 150, Math.SQRT1_2],
    ['diagnostic', 20, 1],
    ['diagnostic', 0.5, 1],
  ] as const)('%s lets %d Hz through by a factor of %d, to 2 %%', (band, hz, gain) => {
    expect(amplitude(filtered(sine(hz), RATE_HZ, band))).toBeCloseTo(gain, 1.5);
  });

  it('takes the baseline away and leaves what is in the middle where it was', () => {
    const pulse = new Float64Array(SECONDS * RATE_HZ).fill(3);
    for (let index = 14_980; index <= 15_020; index += 1) pulse[index] = 4;
    const out = filtered(pulse, RATE_HZ, 'monitor');
    const rises = out.findIndex((value) => value > 0.4);
    const falls = out.findLastIndex((value) => value > 0.4);
    expect(Math.abs(out[1000]!)).toBeLessThan(0.01);
    expect((rises + falls) / 2).toBe(15_000);
  });

  it('leaves holes open and what was recorded as it is', () => {
    const signal = sine(5);
    signal.fill(NaN, 900, 950);
    const out = filtered(signal, RATE_HZ, 'diagnostic');
    expect(out.map((value) => (Number.isNaN(value) ? 1 : 0))).toEqual(
      signal.map((value) => (Number.isNaN(value) ? 1 : 0)),
    );
    expect(filtered(signal, RATE_HZ, 'recorded')).toBe(signal);
  });

  it('is not promised for a recording that does not hold it', () => {
    expect(holdsBand('diagnostic', 500)).toBe(true);
    expect(holdsBand('diagnostic', 250)).toBe(false);
    expect(holdsBand('monitor', 250)).toBe(true);
  });
});

function sine(hz: number): Float64Array {
  return Float64Array.from({ length: SECONDS * RATE_HZ }, (_, i) =>
    Math.sin((2 * Math.PI * hz * i) / RATE_HZ),
  );
}

function amplitude(signal: Float64Array): number {
  const middle = signal.subarray(20 * RATE_HZ, 40 * RATE_HZ);
  return Math.sqrt((2 * middle.reduce((sum, value) => sum + value * value, 0)) / middle.length);
}
