import type { StoreGate } from './storeGate.ts';

type DatabaseWatchOptions = {
  gate: StoreGate;
  /** Anything that only a database that is there can answer. */
  ask: () => Promise<unknown>;
  everyMs?: number;
};

const LOOK_EVERY_MS = 5000;

/**
 * [ST1] Finds out that a database of its own process is gone while nobody writes: a crew should hear it from the screen and an operator from `/readyz`, not from the
 * first change that is refused. It asks on until there is an answer.
 */
export class DatabaseWatch {
  readonly #options: DatabaseWatchOptions;
  readonly #timer: NodeJS.Timeout;
  #isAsking = false;

  constructor(options: DatabaseWatchOptions) {
    this.#options = options;
    this.#timer = setInterval(() => void this.#look(), options.everyMs ?? LOOK_EVERY_MS);
    this.#timer.unref();
  }

  close(): void {
    clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    if (this.#isAsking) return;
    this.#isAsking = true;
    const { gate, ask } = this.#options;
    try {
      await gate.carryThrough(async () => {
        await ask();
      });
    } catch {
      // The gate was closed while the database was away: the server stops, and whoever waits is told by the gate.
      this.close();
    } finally {
      this.#isAsking = false;
    }
  }
}
