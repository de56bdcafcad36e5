import type { Clock } from '../time/clock.ts';
import { addMs, type Instant } from '../time/instant.ts';
import { ClockFit, type ClockOffset } from './clockFit.ts';
import type { SignalingClient } from './signalingClient.ts';

const SAMPLES_PER_ROUND = 5;
const ROUND_EVERY_MS = 60_000;
/** Long enough to tell a drift of some ppm from the jitter of the way; short enough that the temperature hardly changed it. */
const KEEP_SAMPLES_MS = 60 * 60_000;

/**
 * The server's time as this device knows it: measured after each (re)connect and then every minute. Until the first measurement it is the device's own
 * time, and `offsetMs()` says `null`.
 */
export class ServerClock implements Clock {
  readonly #signaling: SignalingClient;
  readonly #device: Clock;
  readonly #unsubscribe: () => void;
  readonly #timer: ReturnType<typeof setInterval>;
  #fit = ClockFit.empty;
  #isMeasuring = false;

  constructor(signaling: SignalingClient, device: Clock) {
    this.#signaling = signaling;
    this.#device = device;
    this.#unsubscribe = signaling.onReady(() => void this.#measure());
    this.#timer = setInterval(() => void this.#measure(), ROUND_EVERY_MS);
  }

  now(): Instant {
    return addMs(this.#device.now(), this.offsetMs() ?? 0);
  }

  /** Server's clock minus this device's; `null` while not measured. */
  offsetMs(): number | null {
    return this.offset()?.offsetMs ?? null;
  }

  /** The same with its error bound and the drift; `null` while not measured. */
  offset(): ClockOffset | null {
    return this.#fit.at(this.#device.now());
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
    this.#fit = this.#fit.with({ askedAt, answeredAt, serverTime }, answeredAt - KEEP_SAMPLES_MS);
  }
}
