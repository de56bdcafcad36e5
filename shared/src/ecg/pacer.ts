/** After a silence of this long (the page was frozen), the stream goes on where it stood instead of pouring out what was missed. */
const LONGEST_CATCH_UP_MS = 5000;

export type DueSamples = { readonly count: number; readonly firstSampleAtMs: number };

/** Says how many samples are due by a steady clock, so that a late timer makes a longer chunk and never a slower stream. */
export class Pacer {
  readonly #rateHz: number;
  #originMs: number;
  #given = 0;

  constructor(rateHz: number, startedAtMs: number) {
    this.#rateHz = rateHz;
    this.#originMs = startedAtMs;
  }

  /** The samples from the last call until `nowMs`; a sample is due when its whole interval has passed. */
  take(nowMs: number): DueSamples {
    const nextAtMs = this.#timeOf(this.#given);
    if (nowMs - nextAtMs > LONGEST_CATCH_UP_MS) this.#originMs += nowMs - nextAtMs;
    const firstSampleAtMs = this.#timeOf(this.#given);
    const until = Math.floor(((nowMs - this.#originMs) * this.#rateHz) / 1000);
    const count = Math.max(0, until - this.#given);
    this.#given += count;
    return { count, firstSampleAtMs };
  }

  #timeOf(sample: number): number {
    return this.#originMs + (sample * 1000) / this.#rateHz;
  }
}
