import type { CapacityFact } from '@smart-triage/shared/domain/capacity';
import type { Clock } from '@smart-triage/shared/time/clock';
import { setTimeout as sleep } from 'node:timers/promises';
import { readCapacityDocument } from './capacityDocument.ts';
import type { CapacitySource } from './capacitySource.ts';

type CapacityFeedOptions = {
  source: CapacitySource;
  ledger: { learn: (fact: CapacityFact) => Promise<void> };
  clock: Clock;
  /** Told once for each failure in a row of a kind: a source that stays away does not fill the log. */
  onError: (error: unknown) => void;
};

const LONGEST_PAUSE_MS = 60_000;

/** [CY4] Follows one source of capacity for as long as the server runs. */
export class CapacityFeed {
  readonly #options: CapacityFeedOptions;
  readonly #stop = new AbortController();
  readonly #running: Promise<void>;
  #lastText: string | null = null;
  #lastFailure: string | null = null;

  private constructor(options: CapacityFeedOptions) {
    this.#options = options;
    this.#running = this.#run();
  }

  static start(options: CapacityFeedOptions): CapacityFeed {
    return new CapacityFeed(options);
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { source } = this.#options;
    let pauseMs = source.everyMs;
    while (!this.#stop.signal.aborted) {
      const isRead = await this.#look();
      pauseMs = isRead ? source.everyMs : Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      await this.#pause(pauseMs);
    }
  }

  async #look(): Promise<boolean> {
    const { source, ledger, clock, onError } = this.#options;
    try {
      const text = await source.read();
      if (text !== this.#lastText) {
        for (const fact of readCapacityDocument(text, source.name, clock.now())) await ledger.learn(fact);
      }
      this.#lastText = text;
      this.#lastFailure = null;
      return true;
    } catch (error) {
      const failure = String(error);
      if (failure !== this.#lastFailure) onError(error);
      this.#lastFailure = failure;
      return false;
    }
  }

  async #pause(ms: number): Promise<void> {
    const { signal } = this.#stop;
    await sleep(ms, undefined, { signal, ref: false }).catch((error: unknown) => {
      if (!signal.aborted) throw error;
    });
  }
}
