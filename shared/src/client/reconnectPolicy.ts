/**
 * How long attempt `n` (from 0) begins after the one before began, at the soonest: one that waited for an answer all that time is followed by the next at once, so
 * that inside a dead zone there is always one under way.
 */
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

/** The pause after an attempt that took so long, until the next is due. */
export function pauseMs(dueAfterMs: number, tookMs: number): number {
  return Math.max(0, dueAfterMs - tookMs);
}

const SHORT_ATTEMPT_MS = 2000;
const LONG_ATTEMPT_MS = 5000;
const LONG_EVERY = 6;

/**
 * How long attempt `n` may take. One that began inside a dead zone waits for ever longer repetitions of TCP (after 1, 3 and 7 s), so most are short: the end of the
 * zone is met within a second. Every sixth is long enough for a link on which nothing is quick.
 */
export function attemptTimeoutMs(attempt: number): number {
  return attempt % LONG_EVERY === LONG_EVERY - 1 ? LONG_ATTEMPT_MS : SHORT_ATTEMPT_MS;
}
