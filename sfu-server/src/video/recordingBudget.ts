/** A camera at its best takes a third of this. */
const BYTES_PER_SECOND = 1_000_000;
/** A link that comes back hands over what waited. */
const BURST_BYTES = 8_000_000;
/** A packet of one byte is as much work as this many. */
const BYTES_OF_A_PACKET = 200;

/** [VR7] How much one recording takes in. Whoever has the keys of a call can send as fast as their line lets them, and each packet that is recorded passes through this process. */
export class RecordingBudget {
  #left = BURST_BYTES;
  #at = -Infinity;

  /** `nowMs`: any clock that only goes forward. @returns whether there was room for a packet of so many bytes. */
  take(bytes: number, nowMs: number): boolean {
    const passed = this.#at === -Infinity ? 0 : nowMs - this.#at;
    this.#at = nowMs;
    this.#left = Math.min(BURST_BYTES, this.#left + (passed / 1000) * BYTES_PER_SECOND);
    this.#left -= Math.max(bytes, BYTES_OF_A_PACKET);
    return this.#left >= 0;
  }
}
