import type { types } from 'mediasoup';

const LOOK_EVERY_MS = 5000;
/** 24 Mbit/s over a whole look: six times what a camera is allowed, and no backlog of ECG comes near it. */
export const MOST_BYTES_A_LOOK = 15_000_000;

type Watched = Pick<types.WebRtcTransport, 'getStats' | 'observer' | 'close'>;

/**
 * [GW6] Closes a transport over which far more comes in than any client of ours sends, whatever it is: whoever has the keys of a call can send as fast as their line lets them, and the worker
 * spends itself on passing it on. `onCut` is told once.
 */
export function cutWhenFlooding(transport: Watched, onCut: () => void): void {
  let before = 0;
  let isClosed = false;
  const look = async (): Promise<void> => {
    const [stat] = await transport.getStats();
    const received = stat?.bytesReceived ?? before;
    const isFlood = received - before > MOST_BYTES_A_LOOK;
    before = received;
    if (!isFlood || isClosed) return;
    onCut();
    transport.close();
  };
  const timer = setInterval(() => {
    // What cannot be asked any more is being closed, or its worker has died: others tell of that.
    look().catch(() => undefined);
  }, LOOK_EVERY_MS);
  timer.unref();
  transport.observer.once('close', () => {
    isClosed = true;
    clearInterval(timer);
  });
}
