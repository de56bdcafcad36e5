/**
 * Flow control with two watermarks: shut once `high` bytes are under way, and open again only at `low`, so that a full lane drains instead of being topped up
 * byte by byte.
 */
export class FlowGate {
  readonly #high: number;
  readonly #low: number;
  #isFull = false;

  constructor(high: number, low: number) {
    this.#high = high;
    this.#low = low;
  }

  /** Whether more may go while `underWay` bytes are. */
  mayGo(underWay: number): boolean {
    if (underWay >= this.#high) this.#isFull = true;
    else if (underWay <= this.#low) this.#isFull = false;
    return !this.#isFull;
  }
}
