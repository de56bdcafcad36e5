import { describe, expect, it } from 'vitest';
import { foreverPolicy } from './reconnectPolicy.ts';

describe('foreverPolicy', () => {
  it('[HS3] tries at once first, and then for ever every 5 to 7 seconds', () => {
    const [soonest, latest] = [foreverPolicy(() => 0), foreverPolicy(() => 1)];
    expect(soonest(0)).toBe(0);
    for (const attempt of [5, 6, 100, 100_000]) {
      expect([soonest(attempt), latest(attempt)]).toEqual([5000, 7000]);
    }
  });

  it('waits longer from try to try at first', () => {
    const delays = [0, 1, 2, 3, 4].map(foreverPolicy(() => 0));
    expect(delays).toEqual(delays.toSorted((a, b) => a - b));
  });
});
