import { describe, expect, it } from 'vitest';
import { bestOffset } from './serverClock.ts';

describe('the offset to the server clock', () => {
  it('is not known without a measurement, which is not the same as zero', () => {
    expect(bestOffset([])).toBeNull();
  });

  it('assumes that the way there takes as long as the way back', () => {
    expect(bestOffset([{ askedAt: 1000, answeredAt: 1040, serverTime: 6020 }])).toEqual({
      offsetMs: 5000,
      uncertaintyMs: 20,
    });
  });

  it('trusts the quickest answer, because a slow one bounds the truth less tightly', () => {
    const slow = { askedAt: 0, answeredAt: 900, serverTime: 5850 };
    const quick = { askedAt: 1000, answeredAt: 1010, serverTime: 6005 };
    expect(bestOffset([slow, quick])?.offsetMs).toBe(5000);
  });
});
