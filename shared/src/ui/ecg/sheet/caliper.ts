import type { EcgScaleSettings } from '../ecgScale.ts';

/** A place on the sheet, in mm of paper. */
export type SheetPoint = { x: number; y: number };

/** Two points to measure between. `held` is the one that keys and pointer move. */
export type Caliper = { from: SheetPoint; to: SheetPoint; held: 'from' | 'to' };

/** `perMinute` is the rate at which the distance would repeat; `null` where there is no distance. `mv` is positive upwards. */
export type CaliperReading = { ms: number; mv: number; perMinute: number | null };

type PaperScale = Pick<EcgScaleSettings, 'mmPerSecond' | 'mmPerMv'>;

/** Shorter than this nothing repeats: 5 ms would be 12,000 beats a minute. */
const LEAST_RATE_MS = 100;

export function readCaliper({ from, to }: Caliper, { mmPerSecond, mmPerMv }: PaperScale): CaliperReading {
  const ms = (Math.abs(to.x - from.x) / mmPerSecond) * 1000;
  return { ms, mv: (from.y - to.y) / mmPerMv, perMinute: ms < LEAST_RATE_MS ? null : 60_000 / ms };
}

/** With the held point moved by so much time and voltage, and kept on the sheet. */
export function nudged(
  caliper: Caliper,
  by: { ms: number; mv: number },
  { mmPerSecond, mmPerMv }: PaperScale,
  sheet: { width: number; height: number },
): Caliper {
  const held = caliper[caliper.held];
  const x = held.x + (by.ms * mmPerSecond) / 1000;
  const y = held.y - by.mv * mmPerMv;
  return { ...caliper, [caliper.held]: { x: between(0, x, sheet.width), y: between(0, y, sheet.height) } };
}

export function otherHeld(caliper: Caliper): Caliper {
  return { ...caliper, held: caliper.held === 'from' ? 'to' : 'from' };
}

/** The end of the caliper within reach of a finger or pointer, the nearer one first; `null` when both are far. */
export function endNear({ from, to }: Caliper, point: SheetPoint, reachMm: number): 'from' | 'to' | null {
  const [a, b] = [distance(from, point), distance(to, point)];
  if (Math.min(a, b) > reachMm) return null;
  return a < b ? 'from' : 'to';
}

function distance(one: SheetPoint, other: SheetPoint): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

function between(least: number, value: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
