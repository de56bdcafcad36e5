/** How long to wait before attempt `n` (from 0). */
export type ReconnectPolicy = (attempt: number) => number;

/** The first retry is immediate: most cuts are a moment long. */
const FIRST_DELAYS_MS = [0, 300];
/** [HS3] Soon enough that the end of a tunnel is noticed within a second or two. */
const SOON = { leastMs: 500, jitterMs: 1000 };
/** From about ten minutes on: the tablet lies in a garage, or the server is down. */
const LATER = { leastMs: 5000, jitterMs: 2000 };
const SOON_ATTEMPTS = 300;

/** Never gives up: an ambulance comes out of every tunnel. `random` gives 0 to 1 and spreads a fleet that lost the same mast. */
export function foreverPolicy(random: () => number = Math.random): ReconnectPolicy {
  return (attempt) => {
    const { leastMs, jitterMs } = attempt < SOON_ATTEMPTS ? SOON : LATER;
    return FIRST_DELAYS_MS[attempt] ?? leastMs + random() * jitterMs;
  };
}

const SHORT_ATTEMPT_MS = 2000;
const LONG_ATTEMPT_MS = 8000;

/**
 * How long attempt `n` may take. One that began inside a dead zone waits for ever longer repetitions of TCP, so most are short; every third is long enough for a
 * link on which nothing is quick.
 */
export function attemptTimeoutMs(attempt: number): number {
  return attempt % 3 === 2 ? LONG_ATTEMPT_MS : SHORT_ATTEMPT_MS;
}
