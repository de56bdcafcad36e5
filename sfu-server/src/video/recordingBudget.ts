import { TokenBucket } from '../media/tokenBucket.ts';

/** Bytes. A camera is allowed half as many a second; a link that comes back hands over what waited. */
const LIMIT = { perSecond: 1_000_000, burst: 8_000_000 };
/** A packet of one byte is as much work as one of this many. */
const LEAST_BYTES = 200;

/** [VR7] How much one recording takes in. Whoever has the keys of a call can send as fast as their line lets them, and each packet that is recorded passes through this process. */
export class RecordingBudget {
  readonly #bucket = new TokenBucket(LIMIT);

  /** Whether there is room for a packet of so many bytes. `nowMs`: any clock that only goes forward. */
  take(bytes: number, nowMs: number): boolean {
    return this.#bucket.take(Math.max(bytes, LEAST_BYTES), nowMs);
  }
}
