import { describe, expect, it } from 'vitest';
import { nextAbove, nextBelow } from './nextFloat.ts';

describe('nextAbove and nextBelow', () => {
  it.each([0.1, 1, 3, 14, 40, 100_000])('leave no number between %d and its neighbours', (value) => {
    const [above, below] = [nextAbove(value), nextBelow(value)];
    expect(above).toBeGreaterThan(value);
    expect(below).toBeLessThan(value);
    expect(
      [(above + value) / 2, (below + value) / 2].every((middle) => [above, value, below].includes(middle)),
    ).toBe(true);
  });

  it('do not go below zero', () => {
    expect(nextBelow(0)).toBe(0);
    expect(nextAbove(0)).toBe(Number.MIN_VALUE);
  });

  it.each([-1, Number.NaN])('refuse %d, whose bits have another order', (value) => {
    expect(() => nextAbove(value)).toThrow(RangeError);
  });
});
