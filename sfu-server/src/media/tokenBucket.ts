export type TokenBucketOptions = { perSecond: number; burst: number };

/** So much in a second, and once a burst of it after a rest. All times are of one clock that only goes forward. */
export class TokenBucket {
  readonly #options: TokenBucketOptions;
  #left: number;
  #atMs = -Infinity;

  constructor(options: TokenBucketOptions) {
    this.#options = options;
    this.#left = options.burst;
  }

  /** Whether it has rested for long enough to be as at the start. */
  isFull(nowMs: number): boolean {
    this.#refill(nowMs);
    return this.#left === this.#options.burst;
  }

  /** Takes so much out, if there is as much. */
  take(amount: number, nowMs: number): boolean {
    this.#refill(nowMs);
    if (this.#left < amount) return false;
    this.#left -= amount;
    return true;
  }

  #refill(nowMs: number): void {
    const { perSecond, burst } = this.#options;
    const restedMs = this.#atMs === -Infinity ? 0 : nowMs - this.#atMs;
    this.#left = Math.min(burst, this.#left + (restedMs / 1000) * perSecond);
    this.#atMs = nowMs;
  }
}
