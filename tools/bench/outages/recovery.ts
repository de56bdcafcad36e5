import { setTimeout as sleep } from 'node:timers/promises';
import type { SimulatedTablet } from '../../rig/simulatedTablet.ts';
import type { Desk, Signal } from './desk.ts';

/** From the moment at which things could be well again; `null` for what did not come back within a minute. */
export type Recovery = {
  readonly backMs: Record<Signal, number | null>;
  /** Seconds of ECG delivered each second from the first of them until nothing waited; `null` when there was too little to tell. */
  readonly backlogRate: number | null;
};

type Waiting = Pick<SimulatedTablet, 'waiting'>;

const GIVE_UP_MS = 60_000;
const POLL_MS = 10;
/** By then the last packet that was under way has come, and the one after it has not. */
const FELT_WITHIN_MS = 3000;
/** Ten pictures a second at the least, an ECG frame each 100 ms, and a loaded machine. */
const USUAL_GAP_MS = 300;
/** What came this shortly before was never away. */
const STILL_THERE_MS = 500;
/** Frames under way in normal operation: what is above is backlog. */
const USUAL_FRAMES = 5;
const FRAMES_PER_SECOND = 10;
/** Ten seconds of ECG: less is gone before its rate can be told. */
const ENOUGH_FRAMES = 100;
/** Confirmed all at once, it had arrived before: only the word of it was missing. */
const AT_ONCE_MS = 100;

/** Waits until everything is back after what ended just now. */
export async function measureRecovery(tablet: Waiting, desk: Desk): Promise<Recovery> {
  const startedAt = performance.now();
  const backlog = tablet.waiting().frames;
  const isThere = (signal: Signal): boolean => desk.lastAt[signal] > startedAt - STILL_THERE_MS;
  const wasThere = { ecg: isThere('ecg'), video: isThere('video'), sound: isThere('sound') };
  const back = async (signal: Signal): Promise<number | null> => {
    if (wasThere[signal]) return 0;
    const isBack = await until(() => desk.lastAt[signal] > startedAt);
    return isBack ? desk.lastAt[signal] - startedAt : null;
  };
  const rate = backlog >= ENOUGH_FRAMES ? rateOf(tablet) : null;
  return { backMs: await ofEach(back), backlogRate: await rate };
}

/**
 * For what begins now and is felt only when packets stop, as a kill is: from now to the end of the longest gap that it makes in each signal. It may be over before anybody could look, so the
 * gaps are noted as they end; one that is no longer than usual is none.
 */
export async function measureDisturbance(desk: Desk): Promise<Recovery> {
  const startedAt = performance.now();
  desk.watchGaps();
  await sleep(FELT_WITHIN_MS);
  const back = async (signal: Signal): Promise<number | null> => {
    const isBack = await until(() => performance.now() - desk.lastAt[signal] < STILL_THERE_MS);
    const { ms, endedAt } = desk.gaps[signal];
    return !isBack ? null : ms > USUAL_GAP_MS ? endedAt - startedAt : 0;
  };
  return { backMs: await ofEach(back), backlogRate: null };
}

async function ofEach(back: (signal: Signal) => Promise<number | null>): Promise<Recovery['backMs']> {
  const [ecg, video, sound] = await Promise.all([back('ecg'), back('video'), back('sound')]);
  return { ecg, video, sound };
}

/** The time until there is a link again is told by the first ECG: here counts how fast the backlog follows. */
async function rateOf(tablet: Waiting): Promise<number | null> {
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
