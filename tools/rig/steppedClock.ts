import type { Clock } from '@smart-triage/shared/time/clock';
import { type Instant, instant } from '@smart-triage/shared/time/instant';

/** A device's clock that somebody (or the network's time service) sets while it runs. */
export class SteppedClock implements Clock {
  #offsetMs = 0;

  now(): Instant {
    return instant(Date.now() + this.#offsetMs);
  }

  step(ms: number): void {
    this.#offsetMs += ms;
  }
}
