import type { types } from 'mediasoup-client';
import { delayBetween, delayCounters, type DelayCounters } from './pictureDelay.ts';

const LOOK_EVERY_MS = 2000;
/** In a row: after that it will not work later either. */
const MOST_FAILURES = 3;

type CameraDelayOptions = {
  producer: Pick<types.Producer, 'getStats' | 'observer'>;
  onDelay: (delayMs: number) => void;
  onError: (error: unknown) => void;
};

/**
 * [MD14] Says every two seconds how long this end's half of the way takes, for as long as the producer lives and its picture moves. Some WebRTC stacks have no figures of one
 * producer: told once, and then nobody asks them again.
 */
export function watchCameraDelay({ producer, onDelay, onError }: CameraDelayOptions): void {
  let before: DelayCounters | null = null;
  let failures = 0;
  const look = async (): Promise<void> => {
    const after = delayCounters((await producer.getStats()).entries());
    const delayMs = before && delayBetween(before, after);
    before = after;
    failures = 0;
    if (delayMs !== null) onDelay(delayMs);
  };
  const timer = setInterval(() => {
    look().catch((error: unknown) => {
      failures += 1;
      if (failures === 1) onError(error);
      if (failures === MOST_FAILURES) clearInterval(timer);
    });
  }, LOOK_EVERY_MS);
  producer.observer.once('close', () => {
    clearInterval(timer);
  });
}
