import { setTimeout as sleep } from 'node:timers/promises';
import type { StoreGate } from './storeGate.ts';

/**
 * Collects what arrives while a commit is under way and writes it as the next one. A single writer commits at once; a hundred share the price
 * of one commit. With `spacingMs`, commits begin at least that far apart: a lone writer that comes less often never waits, and a hundred that come one by one
 * do not cost a hundred commits.
 */
export class GroupCommit<T> {
  readonly #write: (items: readonly T[], isRepeat: boolean) => Promise<void>;
  readonly #gate: StoreGate;
  #waiting: { item: T; done: () => void; fail: (error: unknown) => void }[] = [];
  #writing: Promise<void> | null = null;
  readonly #spacingMs: number;
  #begunAtMs = -Infinity;
  #commits = 0;

  /**
   * `write` puts all items into the database in one transaction, in their order. It is repeated while the database fails; `isRepeat` says that the group may be
   * there already.
   */
  constructor(
    gate: StoreGate,
    write: (items: readonly T[], isRepeat: boolean) => Promise<void>,
    { spacingMs = 0 }: { spacingMs?: number } = {},
  ) {
    this.#gate = gate;
    this.#spacingMs = spacingMs;
    this.#write = write;
  }

  /**
   * Resolves once the item is committed. Rejects with `StoreUnavailable` while the gate is closed, and with the fault of the group that broke a rule of the
   * table; then none of the group is stored.
   */
  async add(item: T): Promise<void> {
    this.#gate.assertOpen();
    await new Promise<void>((done, fail) => {
      this.#waiting.push({ item, done, fail });
      this.#writing ??= this.#drain();
    });
  }

  /** How many groups were committed since the start. */
  get commits(): number {
    return this.#commits;
  }

  /** Resolves when nothing is waiting any more. */
  async idle(): Promise<void> {
    while (this.#writing) await this.#writing;
  }

  async #drain(): Promise<void> {
    // One turn of the loop lets everything that arrived together share the first commit.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const earlyMs = this.#begunAtMs + this.#spacingMs - performance.now();
      if (earlyMs > 0) await sleep(earlyMs);
      this.#begunAtMs = performance.now();
      const group = this.#waiting;
      this.#waiting = [];
      try {
        const items = group.map(({ item }) => item);
        await this.#gate.carryThrough((isRepeat) => this.#write(items, isRepeat));
        this.#commits += 1;
        for (const { done } of group) done();
      } catch (error) {
        for (const { fail } of group) fail(error);
      }
    }
    this.#writing = null;
  }
}
