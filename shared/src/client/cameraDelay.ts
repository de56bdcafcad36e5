import type { types } from 'mediasoup-client';
import { delayBetween, delayCounters, type DelayCounters } from './pictureDelay.ts';

const LOOK_EVERY_MS = 2000;

type CameraDelayOptions = {
  producer: Pick<types.Producer, 'getStats' | 'observer'>;
  onDelay: (delayMs: number) => void;
  onError: (error: unknown) => void;
};

/** [MD14] Says every two seconds how long this end's half of the way takes, for as long as the producer lives and its picture moves. */
export function watchCameraDelay({ producer, onDelay, onError }: CameraDelayOptions): void {
  let before: DelayCounters | null = null;
  const look = async (): Promise<void> => {
    const after = delayCounters((await producer.getStats()).entries());
    const delayMs = before && delayBetween(before, after);
    before = after;
    if (delayMs !== null) onDelay(delayMs);
  };
  const timer = setInterval(() => {
    look().catch(onError);
  }, LOOK_EVERY_MS);
  producer.observer.once('close', () => {
    clearInterval(timer);
  });
}
