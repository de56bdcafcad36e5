import type { Conditions } from './conditions.ts';

/** When a packet has left the sender's queue and when it is at the other end, on the clock of `admit`; `isLost` on the way there. */
export type Passage = { readonly leavesAtMs: number; readonly arrivesAtMs: number; readonly isLost: boolean };

/**
 * One direction of a network, as arithmetic: what happens to each packet follows from the conditions, from when it came and from the random numbers, so that
 * the same seed and the same packets give the same network.
 */
export class Direction {
  readonly #conditions: Conditions;
  readonly #random: () => number;
  #isBad = false;
  #freeAtMs = 0;
  #lastArrivalMs = 0;

  /** `random` gives 0 to 1. */
  constructor(conditions: Conditions, random: () => number) {
    this.#conditions = conditions;
    this.#random = random;
  }

  /** `mayWait`: the sender holds back what does not fit into the queue (TCP), instead of having it dropped. */
  admit(bytes: number, nowMs: number, mayWait = false): Passage {
    const { kbitPerSecond, queueMs, delayMs } = this.#conditions;
    const startsAtMs = Math.max(nowMs, this.#freeAtMs);
    if (!mayWait && startsAtMs - nowMs > queueMs) {
      return { leavesAtMs: nowMs, arrivesAtMs: nowMs, isLost: true };
    }
    const leavesAtMs = startsAtMs + (kbitPerSecond === null ? 0 : (bytes * 8) / kbitPerSecond);
    this.#freeAtMs = leavesAtMs;
    const arrivesAtMs = Math.max(leavesAtMs + delayMs + this.#jitter(), this.#lastArrivalMs);
    this.#lastArrivalMs = arrivesAtMs;
    return { leavesAtMs, arrivesAtMs, isLost: this.#isLostNext() };
  }

  #jitter(): number {
    const { jitterMs } = this.#conditions;
    return jitterMs === 0 ? 0 : (2 * this.#random() - 1) * jitterMs;
  }

  #isLostNext(): boolean {
    const { loss } = this.#conditions;
    if (!loss) return false;
    const turns = this.#random() < (this.#isBad ? loss.ends : loss.begins);
    if (turns) this.#isBad = !this.#isBad;
    return this.#isBad;
  }
}
