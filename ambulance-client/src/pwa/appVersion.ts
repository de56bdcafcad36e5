import { createStore, type Readable } from '@smart-triage/shared/client/store';

/** Whether a newer version of this page has been fetched and waits for its turn. */
export type AppVersion = {
  readonly isNewerReady: Readable<boolean>;
  /** Takes the newer version and reloads. Nothing else ever reloads the page, and nobody presses this in the middle of a case. */
  takeNewer: () => void;
};

/** What is used of `navigator.serviceWorker`. */
export type WorkerContainer = Pick<ServiceWorkerContainer, 'register' | 'addEventListener'> & {
  readonly controller: ServiceWorker | null;
};

/** Beside the page, so that it serves nothing else of the server. */
const WORKER_FILE = './sw.js';

/** What workbox's worker listens to. */
const TAKE_OVER = { type: 'SKIP_WAITING' } as const;

/**
 * Keeps the page on the device so that it opens without a network, and follows its versions. `container` is undefined on a page that is not secure: such
 * a page works with a link only.
 */
export function installApp(
  container: WorkerContainer | undefined,
  { reload, onFault }: { reload: () => void; onFault: (error: unknown) => void },
): AppVersion {
  const isNewerReady = createStore(false);
  let waiting: ServiceWorker | null = null;
  const offer = (worker: ServiceWorker): void => {
    // The first one of all replaces nothing.
    if (!container?.controller) return;
    waiting = worker;
    isNewerReady.set(true);
  };
  container?.register(WORKER_FILE, { updateViaCache: 'none' }).then((registration) => {
    if (registration.waiting) offer(registration.waiting);
    registration.addEventListener('updatefound', () => {
      const worker = registration.installing;
      worker?.addEventListener('statechange', () => {
        if (worker.state === 'installed') offer(worker);
      });
    });
  }, onFault);
  return {
    isNewerReady,
    takeNewer: () => {
      if (!waiting) return;
      // Another window of this page may be in a case: only the one that asked reloads.
      container?.addEventListener('controllerchange', reload, { once: true });
      waiting.postMessage(TAKE_OVER);
    },
  };
}
