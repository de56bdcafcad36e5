import { setTimeout as sleep } from 'node:timers/promises';
import type { SimulatedTablet } from '../../rig/simulatedTablet.ts';
import type { Desk, Signal } from './desk.ts';

/** From the moment at which things could be well again; `null` for what did not come back within a minute. */
export type Recovery = {
  readonly backMs: Record<Signal, number | null>;
  /** Seconds of ECG delivered each second until nothing waited; `null` when there was too little to tell. */
  readonly backlogRate: number | null;
};

const GIVE_UP_MS = 60_000;
const POLL_MS = 10;
/** What came this shortly before was never away. */
const STILL_THERE_MS = 500;
/** Frames under way in normal operation: what is above is backlog. */
const USUAL_FRAMES = 5;
const FRAMES_PER_SECOND = 10;
const ENOUGH_FRAMES = 20;

/** Waits until everything is back after what ended just now, or began at `since` when that is what is counted from. */
export async function measureRecovery(
  tablet: Pick<SimulatedTablet, 'waiting'>,
  desk: Desk,
  since = performance.now(),
): Promise<Recovery> {
  const startedAt = performance.now();
  const backlog = tablet.waiting().frames;
  const isThere = (signal: Signal): boolean => desk.lastAt[signal] > startedAt - STILL_THERE_MS;
  const wasThere = { ecg: isThere('ecg'), video: isThere('video'), sound: isThere('sound') };
  const back = async (signal: Signal): Promise<number | null> => {
    if (wasThere[signal]) return 0;
    const isBack = await until(() => desk.lastAt[signal] > startedAt);
    return isBack ? desk.lastAt[signal] - since : null;
  };
  const emptied = until(() => tablet.waiting().frames <= USUAL_FRAMES).then((isEmpty) =>
    isEmpty && backlog >= ENOUGH_FRAMES
      ? backlog / FRAMES_PER_SECOND / ((performance.now() - startedAt) / 1000)
      : null,
  );
  const [ecg, video, sound, backlogRate] = await Promise.all([
    back('ecg'),
    back('video'),
    back('sound'),
    emptied,
  ]);
  return { backMs: { ecg, video, sound }, backlogRate };
}

/** `false` when it did not happen in time. */
export async function until(isSo: () => boolean): Promise<boolean> {
  const deadline = performance.now() + GIVE_UP_MS;
  while (performance.now() < deadline) {
    if (isSo()) return true;
    await sleep(POLL_MS);
  }
  return false;
}
