import { describe, expect, it } from 'vitest';
import { clipLine, clipRing } from './clip.ts';

const BOX = { west: 0, south: 0, east: 10, north: 10 };

describe('what of a shape lies on the map', () => {
  it('is the whole of what is inside, and nothing of what is outside', () => {
    const inside = [[1, 1], [2, 1], [2, 2]] as const; // prettier-ignore
    expect(clipRing(inside, BOX)).toEqual(inside);
    expect(clipRing([[11, 11], [12, 11], [12, 12]], BOX)).toEqual([]); // prettier-ignore
  });

  it('is cut where it leaves, on the edge itself', () => {
    const across = [[-5, 2], [5, 2], [5, 8], [-5, 8]] as const; // prettier-ignore
    expect(clipRing(across, BOX)).toEqual([[0, 2], [5, 2], [5, 8], [0, 8]]); // prettier-ignore
  });

  it('are the pieces of a road, each with one place beyond the edge', () => {
    const road = [[-9, 5], [-1, 5], [1, 5], [11, 5], [15, 5], [12, 6], [9, 6]] as const; // prettier-ignore
    expect(clipLine(road, BOX)).toEqual([
      [[-1, 5], [1, 5], [11, 5]], // prettier-ignore
      [[12, 6], [9, 6]], // prettier-ignore
    ]);
  });
});
