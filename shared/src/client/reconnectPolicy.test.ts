import { describe, expect, it } from 'vitest';
import { attemptTimeoutMs, foreverPolicy, pauseMs } from './reconnectPolicy.ts';

describe('foreverPolicy', () => {
  it('[HS3] tries at once first, then every second or so, and for ever', () => {
    const [soonest, latest] = [foreverPolicy(() => 0), foreverPolicy(() => 1)];
    expect(soonest(0)).toBe(0);
    for (const attempt of [2, 10, 299]) {
      expect([soonest(attempt), latest(attempt)]).toEqual([500, 1500]);
    }
    for (const attempt of [300, 100_000]) {
      expect([soonest(attempt), latest(attempt)]).toEqual([5000, 7000]);
    }
  });

  // What happened: after a tunnel of 30 s the picture took 2.2 s, because its end fell into the pause between two attempts.
  it('[HS3] has an attempt under way all the time inside a dead zone, and rests after one that was refused at once', () => {
    const dueAfterMs = foreverPolicy(() => 1)(10);
    expect(pauseMs(dueAfterMs, attemptTimeoutMs(10))).toBe(0);
    expect(pauseMs(dueAfterMs, 20)).toBe(1480);
  });

  it('gives short attempts most of the time, and regularly a long one for a slow link', () => {
    const timeouts = [0, 1, 4, 5, 6, 11].map(attemptTimeoutMs);
    expect(timeouts).toEqual([2000, 2000, 2000, 5000, 2000, 5000]);
  });
});
