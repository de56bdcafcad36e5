/** How long to wait before attempt `n` (from 0). */
export type ReconnectPolicy = (attempt: number) => number;

/** The first retry is immediate: most cuts are a moment long. */
const FIRST_DELAYS_MS = [0, 300, 1200, 2700, 4800];
const LATER_DELAY_MS = 5000;
/** Spreads a fleet that lost the same mast over two seconds. */
const JITTER_MS = 2000;

/** Never gives up: an ambulance comes out of every tunnel. `random` gives 0 to 1. */
export function foreverPolicy(random: () => number = Math.random): ReconnectPolicy {
  return (attempt) => FIRST_DELAYS_MS[attempt] ?? LATER_DELAY_MS + random() * JITTER_MS;
}
