import type { Clock } from '../time/clock.ts';
import { addMs, type Instant } from '../time/instant.ts';
import type { SignalingClient } from './signalingClient.ts';

/** One question and answer: when it was asked and answered on this clock, and what the server's clock said in between. */
export type ClockSample = { askedAt: number; answeredAt: number; serverTime: number };
/** Server's clock minus this clock, and by how much it can be wrong: half of the way there and back. */
export type ClockOffset = { offsetMs: number; uncertaintyMs: number };

const SAMPLES_PER_ROUND = 5;
const ROUND_EVERY_MS = 60_000;
/** Quartz drifts by up to about 50 ppm: after this long a better sample has become worse than a fresh one. */
const KEEP_SAMPLES_MS = 10 * 60_000;

/** The sample with the shortest way bounds the offset most tightly (as NTP's clock filter chooses). `null` without samples. */
export function bestOffset(samples: readonly ClockSample[]): ClockOffset | null {
  const [best] = samples.toSorted((a, b) => wayMs(a) - wayMs(b));
  if (!best) return null;
  const middle = (best.askedAt + best.answeredAt) / 2;
  return { offsetMs: best.serverTime - middle, uncertaintyMs: wayMs(best) / 2 };
}

function wayMs({ askedAt, answeredAt }: ClockSample): number {
  return answeredAt - askedAt;
}

/**
 * The server's time as this device knows it: measured after each (re)connect and then every minute. Until the first measurement it is the device's own
 * time, and `offsetMs()` says `null`.
 */
export class ServerClock implements Clock {
  readonly #signaling: SignalingClient;
  readonly #device: Clock;
  readonly #unsubscribe: () => void;
  readonly #timer: ReturnType<typeof setInterval>;
  #samples: readonly ClockSample[] = [];
  #offset: ClockOffset | null = null;
  #isMeasuring = false;

  constructor(signaling: SignalingClient, device: Clock) {
    this.#signaling = signaling;
    this.#device = device;
    this.#unsubscribe = signaling.onReady(() => void this.#measure());
    this.#timer = setInterval(() => void this.#measure(), ROUND_EVERY_MS);
  }

  now(): Instant {
    return addMs(this.#device.now(), this.#offset?.offsetMs ?? 0);
  }

  /** Server's clock minus this device's; `null` while not measured. */
  offsetMs(): number | null {
    return this.#offset?.offsetMs ?? null;
  }

  close(): void {
    this.#unsubscribe();
    clearInterval(this.#timer);
  }

  async #measure(): Promise<void> {
    if (this.#isMeasuring || this.#signaling.state.getSnapshot().kind !== 'ready') return;
    this.#isMeasuring = true;
    try {
      for (let count = 0; count < SAMPLES_PER_ROUND; count++) await this.#ask();
    } catch {
      // No link in the middle of a round: what was measured before stays, and the next connection measures again.
    } finally {
      this.#isMeasuring = false;
    }
  }

  async #ask(): Promise<void> {
    const askedAt = this.#device.now();
    const { serverTime } = await this.#signaling.request('time:ping', {});
    const answeredAt = this.#device.now();
    const isFresh = (sample: ClockSample): boolean => answeredAt - sample.answeredAt < KEEP_SAMPLES_MS;
    this.#samples = [...this.#samples.filter(isFresh), { askedAt, answeredAt, serverTime }];
    this.#offset = bestOffset(this.#samples);
  }
}
