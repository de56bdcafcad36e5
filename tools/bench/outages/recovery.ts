import { setTimeout as sleep } from 'node:timers/promises';
import type { SimulatedTablet } from '../../rig/simulatedTablet.ts';
import type { Desk, Signal } from './desk.ts';

/** From the moment at which things could be well again; `null` for what did not come back within a minute. */
export type Recovery = {
  readonly backMs: Record<Signal, number | null>;
  /** Seconds of ECG delivered each second from the first of them until nothing waited; `null` when there was too little to tell. */
  readonly backlogRate: number | null;
};

const GIVE_UP_MS = 60_000;
const POLL_MS = 10;
/** What came this shortly before was never away. */
const STILL_THERE_MS = 500;
/** Frames under way in normal operation: what is above is backlog. */
const USUAL_FRAMES = 5;
const FRAMES_PER_SECOND = 10;
/** Ten seconds of ECG: less is gone before its rate can be told. */
const ENOUGH_FRAMES = 100;
/** Confirmed all at once, it had arrived before: only the word of it was missing. */
const AT_ONCE_MS = 100;

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
  const [ecg, video, sound, backlogRate] = await Promise.all([
    back('ecg'),
    back('video'),
    back('sound'),
    backlog >= ENOUGH_FRAMES ? rateOf(tablet) : null,
  ]);
  return { backMs: { ecg, video, sound }, backlogRate };
}

/** The time until there is a link again is told by the first ECG: here counts how fast the backlog follows. */
async function rateOf(tablet: Pick<SimulatedTablet, 'waiting'>): Promise<number | null> {
  let most = 0;
  const hasBegun = await until(() => {
    const { frames } = tablet.waiting();
    most = Math.max(most, frames);
    return frames < most;
  });
  const begunAt = performance.now();
  const isEmpty = hasBegun && (await until(() => tablet.waiting().frames <= USUAL_FRAMES));
  const tookMs = performance.now() - begunAt;
  return isEmpty && tookMs > AT_ONCE_MS ? most / FRAMES_PER_SECOND / (tookMs / 1000) : null;
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
