import { SCORE_SCALES } from '@smart-triage/shared/ui/score/scoreScale.ts';
import { describe, expect, it } from 'vitest';
import { SCORES } from './registry.ts';

describe.each(SCORES)('the drawn scale of $definition.id', ({ definition }) => {
  const { bands, extentOf, maxPoints } = SCORE_SCALES[definition.id];
  const values =
    maxPoints === null
      ? [0.001, 0.0199, 0.0201, 0.0499, 0.0501, 0.5, 0.9499, 0.9501, 0.999]
      : Array.from({ length: maxPoints + 1 }, (_, points) => points);

  it.each(values)('draws %d in the band that the score names', (value) => {
    const { from, to } = extentOf(value);
    const middle = (from + to) / 2;
    const drawnIn = bands.find((band) => middle >= band.from && middle <= band.to)?.band;
    expect(drawnIn).toBe(definition.bandOf(value));
  });
});
