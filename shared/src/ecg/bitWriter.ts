/** Writes numbers of any width one after the other, most significant bit first. The caller provides enough room. */
export class BitWriter {
  readonly #bytes: Uint8Array;
  #position: number;
  /** Only the lowest `#pendingBits` of it count; what stands above has been written already. */
  #pending = 0;
  #pendingBits = 0;

  constructor(bytes: Uint8Array, start: number) {
    this.#bytes = bytes;
    this.#position = start;
  }

  /** The lowest `width` bits of `value`; at most 24 at a time, so that they fit in 32 with the seven that may be waiting. */
  write(value: number, width: number): void {
    this.#pending = (this.#pending << width) | value;
    this.#pendingBits += width;
    while (this.#pendingBits >= 8) {
      this.#pendingBits -= 8;
      this.#bytes[this.#position++] = this.#pending >>> this.#pendingBits;
    }
  }

  /** Fills the last byte with zeros and returns the position behind it. */
  finish(): number {
    if (this.#pendingBits > 0) this.write(0, 8 - this.#pendingBits);
    return this.#position;
  }
}
