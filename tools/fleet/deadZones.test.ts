import { describe, expect, it } from 'vitest';
import { deadZones } from './deadZones.ts';

const first = (count: number, seed: number) => {
  const zones = deadZones(seed);
  return Array.from({ length: count }, () => zones.next().value);
};

describe('the schedule of dead zones', () => {
  it('has one of ten to twenty seconds every few minutes', () => {
    for (const { afterMs, lengthMs } of first(500, 7)) {
      expect(afterMs).toBeGreaterThanOrEqual(150_000);
      expect(afterMs).toBeLessThanOrEqual(300_000);
      expect(lengthMs).toBeGreaterThanOrEqual(10_000);
      expect(lengthMs).toBeLessThanOrEqual(20_000);
    }
  });

  it('is the same for the same seed and another for another', () => {
    expect(first(20, 7)).toEqual(first(20, 7));
    expect(first(20, 7)).not.toEqual(first(20, 8));
  });
});
