/** An ambulance that sends live sends ten frames a second, and a backlog twenty times that; a burst is what waited in the channel while the link was away. */
const PER_SECOND = 1000;
const BURST = 4000;
/** So many beyond it, before it was ever quiet again, are no accident. */
const MOST_DROPPED = 20_000;

/** [GW6] How many messages a data channel hands over. What is beyond is dropped like a lost packet: it was never acknowledged, so it is sent again. */
export class MessageBudget {
  #left = BURST;
  #at = -Infinity;
  #dropped = 0;

  /** Each message that is dropped costs the worker and this process all the same: who sends so many is better cut. */
  get isFlood(): boolean {
    return this.#dropped >= MOST_DROPPED;
  }

  /** `nowMs`: any clock that only goes forward. */
  take(nowMs: number): boolean {
    const passed = this.#at === -Infinity ? 0 : nowMs - this.#at;
    this.#left = Math.min(BURST, this.#left + (passed / 1000) * PER_SECOND);
    this.#at = nowMs;
    if (this.#left === BURST) this.#dropped = 0;
    if (this.#left < 1) {
      this.#dropped++;
      return false;
    }
    this.#left--;
    return true;
  }
}
