import type { Priority } from './jobs.ts';

type Entry<T> = { priority: Priority; key: string | null; value: T };

/** Jobs by priority, and in their order within one. A job with a key takes the place of a waiting one with the same key: only the newest window of a case counts. */
export class JobQueue<T> {
  #entries: Entry<T>[] = [];

  /** The job that this one has replaced, if any: whoever waits for it must be told. */
  add(priority: Priority, key: string | null, value: T): T | undefined {
    const waiting = key === null ? undefined : this.#entries.find((entry) => entry.key === key);
    if (!waiting) {
      this.#entries.push({ priority, key, value });
      return undefined;
    }
    const replaced = waiting.value;
    waiting.value = value;
    return replaced;
  }

  /** The first of the most urgent ones that may run now. */
  next(mayRun: (priority: Priority) => boolean): T | undefined {
    const ready = this.#entries.filter(({ priority }) => mayRun(priority));
    const least = Math.min(...ready.map(({ priority }) => priority));
    const index = this.#entries.findIndex(({ priority }) => priority === least);
    return index < 0 ? undefined : this.#entries.splice(index, 1)[0]?.value;
  }

  /** Takes everything out. */
  drain(): T[] {
    return this.#entries.splice(0).map(({ value }) => value);
  }
}
