import type { DeadZone } from './deadZones.ts';
import type { Link } from './link/link.ts';

/** Takes a link through its dead zones. */
export class DeadZoneDriver {
  readonly #link: Link;
  readonly #zones: Iterator<DeadZone, never>;
  #timer: NodeJS.Timeout;

  constructor(link: Link, zones: Iterator<DeadZone, never>) {
    this.#link = link;
    this.#zones = zones;
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
