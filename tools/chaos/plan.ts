import { createRandom } from '@smart-triage/models/simulator/random';
import type { Lane } from '../fleet/link/link.ts';

/** Something that goes wrong, `afterMs` after the one before has begun. */
export type Mishap = { readonly afterMs: number } & (
  | { readonly kind: 'cut'; readonly lane: Lane; readonly lengthMs: number }
  | { readonly kind: 'clock-step'; readonly ms: number }
  | { readonly kind: 'reload' | 'change-address' | 'kill-worker' | 'kill-server' }
);

/** Cuts are what happens most, and a server dies rarely; a plan has each of them nevertheless. */
const WEIGHTS: readonly (readonly [Mishap['kind'], number])[] = [
  ['cut', 8],
  ['reload', 3],
  ['clock-step', 3],
  ['change-address', 2],
  ['kill-worker', 2],
  ['kill-server', 2],
];
const PAUSE_MS = { min: 300, max: 2500 };
/** From shorter than anybody notices to longer than both ends need to give the connection up (seven seconds). */
const CUT_MS = { min: 100, max: 9000 };
/** What a tablet's clock may jump by when it meets a time server again. */
const STEP_MS = { min: -5000, max: 5000 };

/** What goes wrong in a run of `lengthMs`; the same seed gives the same plan. */
export function planOf(seed: number, lengthMs: number): Mishap[] {
  const { uniform } = createRandom(seed);
  const between = ({ min, max }: typeof PAUSE_MS): number => Math.round(min + uniform() * (max - min));
  const mishaps: Mishap[] = [];
  for (let atMs = 0; ;) {
    const afterMs = between(PAUSE_MS);
    atMs += afterMs;
    if (atMs > lengthMs) return mishaps;
    mishaps.push(mishapOf(pick(uniform()), afterMs, uniform, between));
  }
}

function mishapOf(
  kind: Mishap['kind'],
  afterMs: number,
  uniform: () => number,
  between: (range: typeof PAUSE_MS) => number,
): Mishap {
  switch (kind) {
    case 'cut': {
      const lane = (['both', 'both', 'media', 'socket'] as const)[Math.floor(uniform() * 4)] ?? 'both';
      return { afterMs, kind, lane, lengthMs: between(CUT_MS) };
    }
    case 'clock-step':
      return { afterMs, kind, ms: between(STEP_MS) };
    default:
      return { afterMs, kind };
  }
}

function pick(chance: number): Mishap['kind'] {
  const total = WEIGHTS.reduce((sum, [, weight]) => sum + weight, 0);
  let left = chance * total;
  for (const [kind, weight] of WEIGHTS) {
    left -= weight;
    if (left < 0) return kind;
  }
  return 'cut';
}
