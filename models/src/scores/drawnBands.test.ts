import { SCORE_SCALES } from '@smart-triage/shared/ui/score/scoreScale.ts';
import { describe, expect, it } from 'vitest';
import { SCORES } from './registry.ts';

describe.each(SCORES)('the drawn scale of $definition.id', ({ definition }) => {
  const { bands, extentOf, points } = SCORE_SCALES[definition.id];
  const values =
    points === null
      ? [0.001, 0.0199, 0.0201, 0.0499, 0.0501, 0.5, 0.9499, 0.9501, 0.999]
      : Array.from({ length: points.max - points.min + 1 }, (_, index) => points.min + index);

  it.each(values)('draws %d in the band that the score names', (value) => {
    const { from, to } = extentOf(value);
    const middle = (from + to) / 2;
    const drawnIn = bands.find((band) => middle >= band.from && middle <= band.to)?.band;
    expect(drawnIn).toBe(definition.bandOf(value, []));
  });
});
