/** A readable value that tells when it changed: the whole bridge between models and React (`useSyncExternalStore`). */
export type Readable<T> = {
  getSnapshot: () => T;
  subscribe: (listener: () => void) => () => void;
};

export type Store<T> = Readable<T> & { set: (next: T) => void };

/** Listeners are told in the order in which they came; setting the same value tells nobody. */
export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  return {
    getSnapshot: () => value,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set: (next) => {
      if (Object.is(next, value)) return;
      value = next;
      for (const listener of [...listeners]) listener();
    },
  };
}

/** A fixed value in the same form, to draw a screen in a state that is hard to reach. */
export function constantStore<T>(value: T): Readable<T> {
  return { getSnapshot: () => value, subscribe: () => () => undefined };
}
