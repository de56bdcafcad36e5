import type { VideoLimit } from '../protocol/media.ts';

/** What the camera's simulcast layers may use now, smallest first. */
export type CameraPlan = {
  limit: VideoLimit;
  layers: readonly { active: boolean; maxBitrate: number }[];
};

/** Sound with its headers needs 54 kbit/s and an ECG 40; nothing in WebRTC keeps room for a data channel, so the picture leaves it. */
const RESERVED_BPS = 100_000;
/** The estimate overshoots while it looks for the limit. */
const USABLE_SHARE = 0.8;
/** Below this a picture costs the sound its packets. */
const LEAST_BPS = 200_000;
/** A layer with less than this share of its rate shows more blocks than the smaller one below it. */
const LEAST_LAYER_SHARE = 1 / 3;
/** One low estimate is a moment; this many in a row are a bad link. */
const LOW_LOOKS = 3;
const FIRST_REST_MS = 5000;
const LONGEST_REST_MS = 40_000;
/** How long the smallest picture may prove that there is room again: without traffic no estimate rises. */
const TRIAL_MS = 6000;

/**
 * [MD8] How much of the link the camera gets: never what sound and ECG need, nothing at all when there is no more, and from time to time a trial with the smallest
 * picture, so that it comes back by itself.
 */
export class CameraBudget {
  readonly #fullRates: readonly number[];
  #lowLooks = 0;
  #restMs = FIRST_REST_MS;
  #phase: { kind: 'sending' } | { kind: 'resting' | 'trying'; untilMs: number } = { kind: 'sending' };

  /** `fullRates`: what each layer sends on a good link, in bit/s. */
  constructor(fullRates: readonly number[]) {
    this.#fullRates = fullRates;
  }

  /** The plan after one look at the link, on a steady clock. To be asked about once a second, while the link is alive. */
  update(availableBps: number, nowMs: number): CameraPlan {
    this.#lowLooks = availableBps < LEAST_BPS ? this.#lowLooks + 1 : 0;
    if (this.#phase.kind === 'sending' && this.#lowLooks >= LOW_LOOKS) this.#rest(nowMs);
    else if (this.#phase.kind !== 'sending' && nowMs >= this.#phase.untilMs)
      this.#handleEnd(this.#phase.kind, nowMs);
    else if (this.#phase.kind === 'trying' && this.#lowLooks === 0) this.#send();
    return this.#plan(availableBps);
  }

  #handleEnd(phase: 'resting' | 'trying', nowMs: number): void {
    if (phase === 'resting') this.#phase = { kind: 'trying', untilMs: nowMs + TRIAL_MS };
    else if (this.#lowLooks === 0) this.#send();
    else this.#rest(nowMs);
  }

  #rest(nowMs: number): void {
    this.#phase = { kind: 'resting', untilMs: nowMs + this.#restMs };
    this.#restMs = Math.min(LONGEST_REST_MS, this.#restMs * 2);
  }

  #send(): void {
    this.#phase = { kind: 'sending' };
    this.#restMs = FIRST_REST_MS;
  }

  #plan(availableBps: number): CameraPlan {
    if (this.#phase.kind === 'resting') return planOf(this.#fullRates, 0);
    const room = Math.max(USABLE_SHARE * availableBps - RESERVED_BPS, this.#leastRate());
    return planOf(this.#fullRates, this.#phase.kind === 'trying' ? this.#leastRate() : room);
  }

  #leastRate(): number {
    return (this.#fullRates[0] ?? 0) * LEAST_LAYER_SHARE;
  }
}

/** Fills the layers from the smallest up with what there is. */
function planOf(fullRates: readonly number[], roomBps: number): CameraPlan {
  let left = roomBps;
  const layers = fullRates.map((full) => {
    const maxBitrate = Math.floor(Math.min(full, left));
    const active = maxBitrate > 0 && maxBitrate >= Math.floor(full * LEAST_LAYER_SHARE);
    left = active ? left - maxBitrate : 0;
    return { active, maxBitrate: active ? maxBitrate : full };
  });
  return { limit: limitOf(layers, fullRates), layers };
}

function limitOf(layers: CameraPlan['layers'], fullRates: readonly number[]): VideoLimit {
  if (layers.every(({ active }) => !active)) return 'no-room';
  return layers.every(({ active, maxBitrate }, at) => active && maxBitrate === fullRates[at])
    ? 'none'
    : 'reduced';
}
