import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeLabels } from './placeLabels.ts';

const SIZE = { width: 100, height: 44 };
const DRAWING = { width: 1000, height: 750 };

describe('the labels of a map', () => {
  it('stand above their marks where nothing is in the way', () => {
    const [place] = placeLabels([{ at: { x: 500, y: 500 }, ...SIZE }], [{ x: 500, y: 500 }], DRAWING);
    expect(place).toEqual({ x: 500, y: 500 - 20 - 22 });
  });

  it('cover no other mark and no other label while there is room beside them', () => {
    const marks = [
      { x: 500, y: 500 },
      { x: 500, y: 452 },
    ];
    const places = placeLabels(
      marks.map((at) => ({ at, ...SIZE })),
      marks,
      DRAWING,
    );
    expect(places[0]).toEqual({ x: 500, y: 542 });
    expect(Math.abs(places[1]!.y - places[0]!.y)).toBeGreaterThanOrEqual(SIZE.height);
  });

  it('stay on the drawing, and beside the mark where it is a hospital’s', () => {
    const at = { x: 500, y: 10 };
    expect(placeLabels([{ at, ...SIZE }], [at], DRAWING)).toEqual([{ x: 500, y: 52 }]);
    const right = placeLabels([{ at, ...SIZE, height: 18, side: 'right' }], [at], DRAWING);
    expect(right).toEqual([{ x: 570, y: 10 }]);
  });

  it('are all there, however many there are', () => {
    const point = fc.record({ x: fc.integer({ min: 0, max: 1000 }), y: fc.integer({ min: 0, max: 750 }) });
    fc.assert(
      fc.property(fc.array(point, { maxLength: 60 }), (marks) => {
        const places = placeLabels(
          marks.map((at) => ({ at, ...SIZE })),
          marks,
          DRAWING,
        );
        expect(places.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
        expect(places).toHaveLength(marks.length);
      }),
    );
  });
});
