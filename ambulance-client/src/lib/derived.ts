import { createStore, type Readable } from '@smart-triage/shared/client/store';

export type Derived<T> = Readable<T> & { close: () => void };

/** A value computed from others, and computed again whenever one of them changes, until it is closed. */
export function derived<T>(
  sources: readonly Pick<Readable<unknown>, 'subscribe'>[],
  compute: () => T,
): Derived<T> {
  const store = createStore(compute());
  const subscriptions = sources.map((source) =>
    source.subscribe(() => {
      store.set(compute());
    }),
  );
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    close: () => {
      for (const unsubscribe of subscriptions) unsubscribe();
    },
  };
}
