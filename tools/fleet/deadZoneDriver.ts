import { type DeadZone, deadZones } from './deadZones.ts';
import type { Link } from './link/link.ts';

/** Takes a link through its dead zones. */
export class DeadZoneDriver {
  readonly #link: Link;
  readonly #zones: Generator<DeadZone, never>;
  #timer: NodeJS.Timeout;

  constructor(link: Link, seed: number) {
    this.#link = link;
    this.#zones = deadZones(seed);
    this.#timer = this.#approach();
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #approach(): NodeJS.Timeout {
    const { afterMs, lengthMs } = this.#zones.next().value;
    return setTimeout(() => {
      this.#link.cut();
      this.#timer = setTimeout(() => {
        this.#link.restore();
        this.#timer = this.#approach();
      }, lengthMs);
    }, afterMs);
  }
}
