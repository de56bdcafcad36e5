import { addMs, type Instant } from '@smart-triage/shared/time/instant';

/** Two halves of this length: clocks of devices drift some tens of milliseconds in an hour, so a minute old is as good as new. */
const HALF_MS = 30_000;

/**
 * How a monitor's clock stands to the tablet's. What takes least time from the one to the other tells it best: a vehicle's network is a cable or a room, so the
 * fastest message is a few milliseconds late, while one that waited for a busy page or was sent again says nothing.
 */
export class BridgeClock {
  #least: number | null = null;
  #leastBefore: number | null = null;
  #halfSince = 0;

  /** A message that was sent when the bridge's clock showed `sentAt`, and arrived when the tablet's showed `arrivedAt`. */
  note(sentAt: Instant, arrivedAt: Instant): void {
    const offset = arrivedAt - sentAt;
    if (this.#least === null || arrivedAt - this.#halfSince > HALF_MS) {
      this.#leastBefore = this.#least;
      this.#least = offset;
      this.#halfSince = arrivedAt;
    } else this.#least = Math.min(this.#least, offset);
  }

  /** The same instant on the tablet's clock; as it is while nothing is known. */
  toTablet(at: Instant): Instant {
    const known = [this.#least, this.#leastBefore].filter((offset) => offset !== null);
    return known.length === 0 ? at : addMs(at, Math.min(...known));
  }
}
