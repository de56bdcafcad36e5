/** Counts on where a counter of `bits` bits begins anew; neighbours are less than half of its range apart, in either order. */
export class Unwrapper {
  readonly #range: number;
  #last: number | null = null;

  constructor(bits: 16 | 32) {
    this.#range = 2 ** bits;
  }

  next(value: number): number {
    const last = this.#last ?? value;
    const ahead = (((value - last) % this.#range) + this.#range) % this.#range;
    this.#last = last + (ahead < this.#range / 2 ? ahead : ahead - this.#range);
    return this.#last;
  }
}
