import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOSPITALS } from '../../testing/cases.ts';
import { projectionOf } from './mapProjection.ts';
import { panned, wholeRegion, zoomed } from './mapView.ts';

const PLACES = HOSPITALS.map(({ position }) => position);
const SIZE = { width: 800, height: 600 };
const REGION = wholeRegion(PLACES, SIZE);

describe('what the map looks at', () => {
  it('comes nearer at the place under the hand', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...PLACES),
        fc.double({ min: 0.5, max: 8, noNaN: true }),
        (place, factor) => {
          const before = projectionOf(REGION, SIZE).project(place);
          const view = zoomed(REGION, factor, before, SIZE);
          const after = projectionOf(view, SIZE).project(place);
          expect(Math.hypot(after.x - before.x, after.y - before.y)).toBeLessThan(1);
        },
      ),
    );
  });

  it('goes along with a hand that drags it', () => {
    const [place] = PLACES;
    const before = projectionOf(REGION, SIZE).project(place!);
    const after = projectionOf(panned(REGION, { x: 120, y: -45 }, SIZE), SIZE).project(place!);
    expect(after.x - before.x).toBeCloseTo(120, 0);
    expect(after.y - before.y).toBeCloseTo(-45, 0);
  });

  it('ends at a few streets, and at a country', () => {
    const middle = { x: 400, y: 300 };
    expect(zoomed(REGION, 1e9, middle, SIZE).widthKm).toBe(0.5);
    expect(zoomed(REGION, 1e-9, middle, SIZE).widthKm).toBe(400);
  });
});
