import { describe, expect, it } from 'vitest';
import { createScale, CSS_PX_PER_MM, STANDARD_SCALE } from './ecgScale.ts';

describe('createScale', () => {
  it('makes 1 mV 10 mm and 1 s 25 mm at the standard setting, to a hundredth of a pixel', () => {
    const scale = createScale(STANDARD_SCALE);
    expect(scale.pxPerMv / CSS_PX_PER_MM).toBeCloseTo(10, 6);
    expect(scale.pxPerSecond / CSS_PX_PER_MM).toBeCloseTo(25, 6);
    expect(scale.pxPerMv).toBeCloseTo(37.8, 2);
    expect(scale.pxPerSecond).toBeCloseTo(94.49, 2);
  });

  it.each([
    [50, 5, 188.98, 18.9],
    [25, 20, 94.49, 75.59],
  ] as const)('at %d mm/s and %d mm/mV: %d px a second, %d px a millivolt', (mmPerSecond, mmPerMv, x, y) => {
    const scale = createScale({ mmPerSecond, mmPerMv, calibration: 1 });
    expect(scale.pxPerSecond).toBeCloseTo(x, 2);
    expect(scale.pxPerMv).toBeCloseTo(y, 2);
  });

  it('draws fewer pixels on a screen whose millimetres are larger than CSS says', () => {
    expect(createScale({ ...STANDARD_SCALE, calibration: 1.25 }).pxPerMm).toBeCloseTo(
      CSS_PX_PER_MM / 1.25,
      6,
    );
  });
});
