/** More than this much at once would be a burst: what is not used stays unused. */
const LONGEST_SAVING_MS = 250;

/** How many frames of a backlog may go now, so that it never takes more than its share of the way. */
export class BacklogPace {
  readonly #framesPerS: number;
  #frames: number;
  #countedAtMs: number;

  constructor(framesPerS: number, nowMs: number) {
    this.#framesPerS = framesPerS;
    this.#frames = this.#most();
    this.#countedAtMs = nowMs;
  }

  allowance(nowMs: number): number {
    const passedMs = Math.max(0, nowMs - this.#countedAtMs);
    this.#countedAtMs = nowMs;
    this.#frames = Math.min(this.#most(), this.#frames + (passedMs * this.#framesPerS) / 1000);
    return Math.floor(this.#frames);
  }

  spend(frames: number): void {
    this.#frames -= frames;
  }

  #most(): number {
    return (this.#framesPerS * LONGEST_SAVING_MS) / 1000;
  }
}
