import type { Store } from '@smart-triage/shared/client/store';

export type PacedOptions = {
  everyMs: number;
  /** Nobody draws, and the browser holds timers back for up to a minute: then listeners hear of everything at once. */
  isHidden: () => boolean;
};

export type PacedStore<T> = Store<T> & { close: () => void };

/**
 * A store for what changes more often than anybody can look. Its snapshot is always the newest; its listeners hear of a change at once, and of those that follow
 * within `everyMs` together.
 */
export function createPacedStore<T>(initial: T, { everyMs, isHidden }: PacedOptions): PacedStore<T> {
  let value = initial;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isUntold = false;
  const listeners = new Set<() => void>();
  const tell = (): void => {
    isUntold = false;
    for (const listener of [...listeners]) listener();
  };
  const rest = (): void => {
    timer = setTimeout(() => {
      timer = null;
      if (!isUntold) return;
      rest();
      tell();
    }, everyMs);
  };
  return {
    getSnapshot: () => value,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set: (next) => {
      if (Object.is(next, value)) return;
      value = next;
      isUntold = true;
      if (timer !== null && !isHidden()) return;
      if (timer === null) rest();
      tell();
    },
    close: () => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      listeners.clear();
    },
  };
}
