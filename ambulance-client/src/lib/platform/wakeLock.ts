import type { ReportFault } from '../faults.ts';

/** What is used of `navigator` and `document`. */
type WakeLockPlace = {
  navigator: { readonly wakeLock?: Pick<WakeLock, 'request'> };
  document: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;
};

/**
 * Keeps the screen on until the returned function is called. The browser takes the lock away whenever the page is hidden, so it is asked for again when the page
 * comes back. Where there is none (an older browser, a page that is not secure), the screen goes dark as it always did.
 */
export function keepAwake({ navigator, document }: WakeLockPlace, onFault: ReportFault): () => void {
  let lock: WakeLockSentinel | null = null;
  let isWanted = true;
  const letGo = (held: WakeLockSentinel): void => {
    held.release().catch(onFault);
  };
  const take = (): void => {
    if (document.visibilityState !== 'visible') return;
    navigator.wakeLock?.request('screen').then((held) => {
      if (isWanted) lock = held;
      else letGo(held);
    }, onFault);
  };
  document.addEventListener('visibilitychange', take);
  take();
  return () => {
    isWanted = false;
    document.removeEventListener('visibilitychange', take);
    if (lock) letGo(lock);
    lock = null;
  };
}
