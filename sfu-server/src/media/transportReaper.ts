import type { types } from 'mediasoup';

/** A browser gives its first connection up after half a minute and joins anew: what is not there by then never will be. */
export const CONNECT_WITHIN_MS = 60_000;
/** Longer than any dead zone that a transport comes back from: the client asks for new ones after two minutes. */
export const BACK_WITHIN_MS = 10 * 60_000;

type Reapable = Pick<types.WebRtcTransport, 'iceState' | 'dtlsState' | 'on' | 'observer' | 'close'>;

/**
 * [MD13] Closes a transport that was begun and never connected, or that was lost and did not come back. One that nobody has begun to use costs nothing and stays:
 * talkback may need it in an hour. Gives what is to be called when the client begins.
 */
export function reapWhenLost(transport: Reapable): () => void {
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => {
    clearTimeout(timer);
  };
  const closeAfter = (withinMs: number): void => {
    stop();
    timer = setTimeout(() => {
      transport.close();
    }, withinMs);
    timer.unref();
  };
  const look = (): void => {
    if (isConnected(transport)) stop();
    else if (transport.iceState === 'disconnected') closeAfter(BACK_WITHIN_MS);
  };
  transport.on('icestatechange', look);
  transport.on('dtlsstatechange', look);
  transport.observer.once('close', stop);
  return () => {
    if (!isConnected(transport)) closeAfter(CONNECT_WITHIN_MS);
  };
}

/** Something can go over it now. */
export function isConnected({ iceState, dtlsState }: Pick<Reapable, 'iceState' | 'dtlsState'>): boolean {
  return dtlsState === 'connected' && (iceState === 'connected' || iceState === 'completed');
}
