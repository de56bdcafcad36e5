/**
 * Collects what arrives while a commit is under way and writes it as the next one. A single writer commits at once; a hundred share the price
 * of one commit.
 */
export class GroupCommit<T> {
  readonly #write: (items: readonly T[]) => Promise<void>;
  #waiting: { item: T; done: () => void; fail: (error: unknown) => void }[] = [];
  #writing: Promise<void> | null = null;

  /** `write` puts all items into the database in one transaction, in their order. */
  constructor(write: (items: readonly T[]) => Promise<void>) {
    this.#write = write;
  }

  /** Resolves once the item is committed; rejects when its group was not, and then none of the group is stored. */
  add(item: T): Promise<void> {
    return new Promise((done, fail) => {
      this.#waiting.push({ item, done, fail });
      this.#writing ??= this.#drain();
    });
  }

  /** Resolves when nothing is waiting any more. */
  async idle(): Promise<void> {
    while (this.#writing) await this.#writing;
  }

  async #drain(): Promise<void> {
    // One turn of the loop lets everything that arrived together share the first commit.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const group = this.#waiting;
      this.#waiting = [];
      try {
        await this.#write(group.map(({ item }) => item));
        for (const { done } of group) done();
      } catch (error) {
        for (const { fail } of group) fail(error);
      }
    }
    this.#writing = null;
  }
}
