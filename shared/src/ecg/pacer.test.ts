import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Pacer } from './pacer.ts';

describe('real-time pacing', () => {
  it('gives as many samples as the clock says, however unevenly the timer fires', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1500 }), { minLength: 1, maxLength: 60 }), (waits) => {
        const pacer = new Pacer(500, 1000);
        let nowMs = 1000;
        let given = 0;
        for (const wait of waits) {
          nowMs += wait;
          given += pacer.take(nowMs).count;
        }
        expect(given).toBe(Math.floor(((nowMs - 1000) * 500) / 1000));
      }),
    );
  });

  it('gives chunks that follow each other without a hole', () => {
    const pacer = new Pacer(360, 0);
    let expectedMs = 0;
    for (const nowMs of [33, 70, 71, 200, 1999]) {
      const { count, firstSampleAtMs } = pacer.take(nowMs);
      expect(firstSampleAtMs).toBeCloseTo(expectedMs, 6);
      expectedMs += (count * 1000) / 360;
    }
  });

  it('does not pour out an hour of ECG when the page was frozen for an hour', () => {
    const pacer = new Pacer(500, 0);
    pacer.take(1000);
    const { count, firstSampleAtMs } = pacer.take(3_601_000);
    expect(count).toBe(0);
    expect(firstSampleAtMs).toBe(3_601_000);
    expect(pacer.take(3_601_100).count).toBe(50);
  });

  it('gives nothing when the clock is asked twice in the same moment', () => {
    const pacer = new Pacer(500, 0);
    pacer.take(100);
    expect(pacer.take(100).count).toBe(0);
  });
});
