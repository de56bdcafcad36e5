/** Often enough that a stretch is told apart from the next one, for half a hundredth of a processor. */
const LOOK_EVERY_MS = 2;

/**
 * How long the event loop of this thread was held without a pause, in processor time of its own: what other threads and programs take from it is lateness and no
 * blocking. Up to two milliseconds of what ran just before are counted in.
 */
export class LoopWatch {
  readonly #timer: NodeJS.Timeout;
  #before = process.threadCpuUsage();
  #longestMs = 0;

  constructor() {
    this.#timer = setInterval(() => {
      this.#look();
    }, LOOK_EVERY_MS);
    this.#timer.unref();
  }

  /** The longest stretch since it was last taken, in ms; the next measurement begins. */
  takeLongestMs(): number {
    const longest = this.#longestMs;
    this.#longestMs = 0;
    return longest;
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const now = process.threadCpuUsage();
    const usedMs = (now.user + now.system - this.#before.user - this.#before.system) / 1000;
    this.#before = now;
    this.#longestMs = Math.max(this.#longestMs, usedMs);
  }
}
