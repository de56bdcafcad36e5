import type { Clock } from '@smart-triage/shared/time/clock';
import { addMs, instant, type Instant } from '@smart-triage/shared/time/instant';

/** A clock that stands still until it is told to go on. */
export type FakeClock = Clock & { pass(ms: number): void; now(): Instant };

export const NOON = instant(Date.UTC(2026, 10, 23, 12));

export function createFakeClock(start: Instant = NOON): FakeClock {
  let now = start;
  return {
    now: () => now,
    pass: (ms) => {
      now = addMs(now, ms);
    },
  };
}
