import { createStore, type Readable } from '@smart-triage/shared/client/store';

/** Which tab of this browser writes: two would number the outbox twice and send everything twice. */
export type WriterSeatState =
  | 'asking'
  /** This tab writes, until it is gone. */
  | 'own'
  /** Another tab writes. */
  | 'elsewhere'
  /** The other tab has let go: this one may be asked to go on. */
  | 'free';

export type WriterSeat = Readable<WriterSeatState> & {
  /** Becomes `own`, or `elsewhere` when another tab was faster. */
  take: () => Promise<void>;
};

const NAME = 'smart-triage-tablet';
/** A page that is loaded again may meet the lock of the page that it was, which is about to be released. */
const ASK_FOR_MS = 1000;

/**
 * Asks for the seat at once. `locks` is missing where a page is not secure; such a page has no camera and no key either, and is let in as it is.
 * A tab that waits takes nothing by itself: else reloading the crew's tab would hand its case to one that nobody looks at.
 */
export async function askForWriterSeat(locks: LockManager | undefined): Promise<WriterSeat> {
  const store = createStore<WriterSeatState>('asking');
  const take = async (): Promise<void> => {
    if (!locks || (await claim(locks))) {
      store.set('own');
      return;
    }
    store.set('elsewhere');
    void untilLetGo(locks).then(() => {
      store.set('free');
    });
  };
  await take();
  return { getSnapshot: store.getSnapshot, subscribe: store.subscribe, take };
}

/** Whether this tab holds the lock now; it then holds it for the rest of its life. */
function claim(locks: LockManager): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const untilTheEnd = (): Promise<never> => {
      resolve(true);
      return new Promise(() => undefined);
    };
    locks.request(NAME, { signal: AbortSignal.timeout(ASK_FOR_MS) }, untilTheEnd).catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'TimeoutError') resolve(false);
      else reject(error instanceof Error ? error : new Error('the lock failed', { cause: error }));
    });
  });
}

/** Waits in the browser's queue, which a tab that dies leaves too, and lets go again at once. */
async function untilLetGo(locks: LockManager): Promise<void> {
  await locks.request(NAME, () => undefined);
}
