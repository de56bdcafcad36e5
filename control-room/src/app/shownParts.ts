import { createStore, type Readable } from '@smart-triage/shared/client/store';

/** What the address asks for, as long as it does. */
export type ShownPart<T> = {
  readonly current: Readable<T | null>;
  /** Gives up what is asked for no longer. */
  leave: () => void;
  /** Makes what is asked for now. Only after every part has left. */
  arrive: () => void;
};

/** `wanted` names what is asked for; `null` is nothing of this part. `reopen` makes the same anew. */
export function shownPart<T extends { close: () => void }, K extends string>(
  wanted: () => K | null,
  open: (key: K, reopen: () => void) => T,
): ShownPart<T> {
  const current = createStore<T | null>(null);
  let shown: K | null = null;
  const make = (): void => {
    current.set(shown === null ? null : open(shown, reopen));
  };
  const reopen = (): void => {
    current.getSnapshot()?.close();
    make();
  };
  return {
    current,
    leave: () => {
      if (wanted() !== shown) current.getSnapshot()?.close();
    },
    arrive: () => {
      if (wanted() === shown) return;
      shown = wanted();
      make();
    },
  };
}

/**
 * One session has one place in a case's media: a part that came before the other has gone would lose its own place to that one's leaving.
 */
export function followRoute(
  route: Pick<Readable<unknown>, 'subscribe'>,
  parts: readonly ShownPart<{ close: () => void }>[],
): { close: () => void } {
  const follow = (): void => {
    for (const { leave } of parts) leave();
    for (const { arrive } of parts) arrive();
  };
  const stop = route.subscribe(follow);
  follow();
  return {
    close: () => {
      stop();
      for (const { current } of parts) current.getSnapshot()?.close();
    },
  };
}
