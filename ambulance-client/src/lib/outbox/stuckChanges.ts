/** A fault of a moment (the server was being restarted) is over by then: the pauses between so many attempts are some four seconds. */
const FAULTS_UNTIL_STUCK = 4;
const TRY_AGAIN_MS = 30_000;

/**
 * [OB7] Changes at which the server failed each time, by their positions. One is stuck after a few faults, and rests from then on: it is sent again after each pause, once,
 * so that it does not hold up the others.
 */
export class StuckChanges {
  readonly #faults = new Map<number, number>();
  readonly #resting = new Set<number>();
  readonly #onRested: () => void;
  readonly #pauseMs: number;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(onRested: () => void, pauseMs = TRY_AGAIN_MS) {
    this.#onRested = onRested;
    this.#pauseMs = pauseMs;
  }

  /** The server failed at it (once more). */
  noteFault(position: number): void {
    this.#faults.set(position, (this.#faults.get(position) ?? 0) + 1);
    if (!this.isStuck(position)) return;
    this.#resting.add(position);
    this.#timer ??= setTimeout(() => {
      this.tryAgain();
      this.#onRested();
    }, this.#pauseMs);
  }

  /** It was answered, or given up. */
  forget(position: number): void {
    this.#faults.delete(position);
    this.#resting.delete(position);
  }

  isStuck(position: number): boolean {
    return (this.#faults.get(position) ?? 0) >= FAULTS_UNTIL_STUCK;
  }

  isResting(position: number): boolean {
    return this.#resting.has(position);
  }

  /** Each may go out once more. */
  tryAgain(): void {
    this.#resting.clear();
    this.close();
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }
}
