/**
 * Reads what `BitWriter` wrote. Behind the end it gives zeros and remembers that it did: whoever reads a known number of values
 * checks once, with `isFullyRead`, instead of at each bit.
 */
export class BitReader {
  readonly #bytes: Uint8Array;
  #position = 0;
  #pending = 0;
  #pendingBits = 0;
  #overrun = false;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** At most 24 bits at a time. */
  read(width: number): number {
    while (this.#pendingBits < width) this.#takeByte();
    this.#pendingBits -= width;
    return (this.#pending >>> this.#pendingBits) & ((1 << width) - 1);
  }

  /** Counts ones up to the next zero, which is used up too, or up to `limit`, behind which there is no zero. */
  readOnes(limit: number): number {
    let ones = 0;
    while (ones < limit && this.read(1) === 1) ones++;
    return ones;
  }

  /** Whether everything was used, nothing more was asked for, and the bits that fill the last byte are zero. */
  isFullyRead(): boolean {
    const padding = this.#pending & ((1 << this.#pendingBits) - 1);
    return !this.#overrun && this.#position === this.#bytes.length && padding === 0;
  }

  #takeByte(): void {
    const byte = this.#bytes[this.#position++];
    if (byte === undefined) this.#overrun = true;
    this.#pending = (this.#pending << 8) | (byte ?? 0);
    this.#pendingBits += 8;
  }
}
