import { createStore, type Store } from '@smart-triage/shared/client/store';

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
  const told = createStore(initial);
  let newest = initial;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isClosed = false;
  const tell = (): void => {
    told.set(newest);
  };
  const rest = (): void => {
    timer = setTimeout(() => {
      timer = null;
      if (Object.is(newest, told.getSnapshot())) return;
      rest();
      tell();
    }, everyMs);
  };
  return {
    getSnapshot: () => newest,
    subscribe: told.subscribe,
    set: (next) => {
      if (Object.is(next, newest)) return;
      newest = next;
      if (isClosed) return;
      if (timer !== null && !isHidden()) return;
      if (timer === null) rest();
      tell();
    },
    close: () => {
      isClosed = true;
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}
