import { describe, expect, it } from 'vitest';
import { SCORE_SCALES } from './scoreScale.ts';

describe('SCORE_SCALES', () => {
  it.each(Object.entries(SCORE_SCALES))(
    '%s: the bands fill the scale without hole or overlap',
    (_, scale) => {
      expect(scale.bands[0]?.from).toBe(0);
      expect(scale.bands.at(-1)?.to).toBeCloseTo(1, 9);
      scale.bands.slice(1).forEach(({ from }, index) => {
        expect(from).toBeCloseTo(scale.bands[index]!.to, 9);
      });
    },
  );

  it('puts 3 HEART points wholly inside low and 4 wholly inside moderate', () => {
    const { bands, extentOf } = SCORE_SCALES.heart;
    expect(extentOf(3).to).toBeCloseTo(bands[0]!.to, 9);
    expect(extentOf(4).from).toBeCloseTo(bands[1]!.from, 9);
  });

  it('keeps probabilities of 0 and 1 on the scale', () => {
    const { extentOf } = SCORE_SCALES['t-macs'];
    expect(extentOf(0).from).toBeCloseTo(0, 9);
    expect(extentOf(1).to).toBeCloseTo(1, 9);
    expect(extentOf(0.5).from).toBeCloseTo(0.5, 9);
  });
});
