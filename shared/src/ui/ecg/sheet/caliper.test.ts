import { describe, expect, it } from 'vitest';
import { type Caliper, endNear, nudged, otherHeld, readCaliper } from './caliper.ts';

const STANDARD = { mmPerSecond: 25, mmPerMv: 10 } as const;
const SHEET = { width: 260, height: 100 };
const caliper: Caliper = { from: { x: 50, y: 40 }, to: { x: 75, y: 30 }, held: 'to' };

describe('a caliper', () => {
  it('reads 25 mm as 1 s and 60 a minute, and 10 mm upwards as 1 mV', () => {
    expect(readCaliper(caliper, STANDARD)).toEqual({ ms: 1000, mv: 1, perMinute: 60 });
    expect(readCaliper(caliper, { mmPerSecond: 50, mmPerMv: 20 })).toEqual({
      ms: 500,
      mv: 0.5,
      perMinute: 120,
    });
  });

  it('reads the same time from right to left, and depth as negative', () => {
    const back = { ...caliper, from: caliper.to, to: caliper.from };
    expect(readCaliper(back, STANDARD)).toEqual({ ms: 1000, mv: -1, perMinute: 60 });
  });

  it('gives no rate for a distance at which nothing repeats', () => {
    expect(readCaliper({ ...caliper, to: { x: 52, y: 40 } }, STANDARD).perMinute).toBeNull();
  });

  it('moves by keys in time and voltage, and stays on the sheet', () => {
    const moved = nudged(caliper, { ms: 40, mv: -0.1 }, STANDARD, SHEET);
    const { ms, mv, perMinute } = readCaliper(moved, STANDARD);
    expect(ms).toBeCloseTo(1040, 9);
    expect(mv).toBeCloseTo(0.9, 9);
    expect(perMinute).toBeCloseTo(57.69, 2);
    expect(nudged(caliper, { ms: 60_000, mv: 50 }, STANDARD, SHEET).to).toEqual({ x: 260, y: 0 });
    expect(nudged(otherHeld(caliper), { ms: 40, mv: 0 }, STANDARD, SHEET).from.x).toBe(51);
  });

  it('is taken up by the end that is within reach', () => {
    expect(endNear(caliper, { x: 52, y: 41 }, 4)).toBe('from');
    expect(endNear(caliper, { x: 74, y: 30 }, 4)).toBe('to');
    expect(endNear(caliper, { x: 62, y: 35 }, 4)).toBeNull();
  });
});
