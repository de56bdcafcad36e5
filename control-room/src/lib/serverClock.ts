import type { Clock } from '@smart-triage/shared/time/clock';
import { addMs, type Instant } from '@smart-triage/shared/time/instant';
import type { Signaling } from './signaling.ts';

/** One question and answer about the time. */
export type ClockSample = { askedAt: Instant; serverTime: Instant; answeredAt: Instant };

/** Server's clock minus this one, and how far off that can be: half of the round trip. */
export type ClockOffset = { offsetMs: number; uncertaintyMs: number };

const SAMPLES = 5;
/** Two ordinary clocks drift apart by some ms in this time. */
const MEASURE_EVERY_MS = 5 * 60_000;

/** Of several samples, the one with the shortest round trip is right to the smallest error. */
export function bestOffset(samples: readonly ClockSample[]): ClockOffset | null {
  const offsets = samples.map(({ askedAt, serverTime, answeredAt }) => ({
    offsetMs: serverTime - (askedAt + answeredAt) / 2,
    uncertaintyMs: Math.max(0, (answeredAt - askedAt) / 2),
  }));
  return offsets.sort((a, b) => a.uncertaintyMs - b.uncertaintyMs)[0] ?? null;
}

export type ServerClock = Clock & { close: () => void };

type ServerClockOptions = { signaling: Signaling; clock: Clock; onError: (error: unknown) => void };

/**
 * The server's time, as near as it can be measured from here. Every age on the screen is counted on it, so that a desk whose clock is wrong does not
 * make old values look young.
 */
export function createServerClock({ signaling, clock, onError }: ServerClockOptions): ServerClock {
  let offsetMs = 0;
  const ask = async (): Promise<ClockSample> => {
    const askedAt = clock.now();
    const { serverTime } = await signaling.request('time:ping', {});
    return { askedAt, serverTime, answeredAt: clock.now() };
  };
  const measure = async (): Promise<void> => {
    if (signaling.state.getSnapshot().kind !== 'ready') return;
    const samples: ClockSample[] = [];
    try {
      while (samples.length < SAMPLES) samples.push(await ask());
    } catch (error) {
      onError(error);
    }
    offsetMs = bestOffset(samples)?.offsetMs ?? offsetMs;
  };
  const stopListening = signaling.onReady(({ serverTime }) => {
    offsetMs = serverTime - clock.now();
    void measure();
  });
  const timer = setInterval(() => void measure(), MEASURE_EVERY_MS);
  return {
    now: () => addMs(clock.now(), offsetMs),
    close: () => {
      stopListening();
      clearInterval(timer);
    },
  };
}
