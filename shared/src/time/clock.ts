import { instant, type Instant } from './instant.ts';

/** Where the time comes from. Passed in, so that tests decide what time it is. */
export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = { now: () => instant(Date.now()) };
