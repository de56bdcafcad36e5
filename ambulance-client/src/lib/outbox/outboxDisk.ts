import type { KeptItem } from './outboxItem.ts';
import type { OutboxStore } from './outboxStore.ts';

type OutboxDiskOptions = {
  store: OutboxStore;
  /** Told whenever it changes whether the disk agrees with what waits. */
  onDurable: (isDurable: boolean) => void;
};

const REPEAT_EVERY_MS = 2000;

/** Writes the outbox down. What the device does not take (full, closed) is repeated until it does, or until it no longer matters. */
export class OutboxDisk {
  readonly #options: OutboxDiskOptions;
  readonly #failed = new Map<number, () => Promise<void>>();
  #timer: ReturnType<typeof setInterval> | null = null;

  constructor(options: OutboxDiskOptions) {
    this.#options = options;
  }

  /** Resolves after the first attempt, however it ends. */
  put(item: KeptItem): Promise<void> {
    return this.#attempt(item.position, () => this.#options.store.put(item));
  }

  /** What is left on the disk is sent again after the next reload, with the same requestId, and does nothing twice. */
  remove(position: number): Promise<void> {
    return this.#attempt(position, () => this.#options.store.remove(position));
  }

  close(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
    this.#timer = null;
    this.#failed.clear();
  }

  async #attempt(position: number, work: () => Promise<void>): Promise<void> {
    const before = this.#failed.size;
    // A removal takes the place of a write that never succeeded, and the other way round.
    this.#failed.delete(position);
    try {
      await work();
    } catch {
      this.#failed.set(position, work);
    }
    this.#settle(before);
  }

  #settle(before: number): void {
    const { size } = this.#failed;
    if ((size === 0) !== (before === 0)) this.#options.onDurable(size === 0);
    if (size === 0 && this.#timer !== null) clearInterval(this.#timer);
    if (size === 0) this.#timer = null;
    else this.#timer ??= setInterval(() => void this.#repeat(), REPEAT_EVERY_MS);
  }

  async #repeat(): Promise<void> {
    for (const [position, work] of [...this.#failed]) {
      if (this.#failed.get(position) === work) await this.#attempt(position, work);
    }
  }
}
