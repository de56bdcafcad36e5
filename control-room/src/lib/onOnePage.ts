/**
 * Of all pages of this browser that want the same, one does it at a time; when it is closed or no longer wants to, the next one goes on. `begin` gives how to stop.
 * Without the browser's locks (an origin that is not secure) each page does it.
 */
export function onOnePage(
  locks: Pick<LockManager, 'request'> | undefined,
  name: string,
  begin: () => () => void,
): () => void {
  if (!locks) return begin();
  let isOver = false;
  let release: (() => void) | null = null;
  const holding = locks.request(name, () => {
    if (isOver) return undefined;
    const stop = begin();
    return new Promise<void>((resolve) => {
      release = () => {
        stop();
        resolve();
      };
    });
  });
  // A page whose locks were taken away (another one stole them, the page is going) has stopped asking; there is nobody to tell.
  holding.catch(() => release?.());
  return () => {
    isOver = true;
    release?.();
  };
}
