/** An ambulance that sends live sends ten frames a second, and a backlog twenty times that; a burst is what waited in the channel while the link was away. */
const PER_SECOND = 1000;
const BURST = 4000;

/** [GW6] How many messages a data channel hands over. What is beyond is dropped like a lost packet: it was never acknowledged, so it is sent again. */
export class MessageBudget {
  #left = BURST;
  #at = -Infinity;

  /** `nowMs`: any clock that only goes forward. */
  take(nowMs: number): boolean {
    const passed = this.#at === -Infinity ? 0 : nowMs - this.#at;
    this.#left = Math.min(BURST, this.#left + (passed / 1000) * PER_SECOND);
    this.#at = nowMs;
    if (this.#left < 1) return false;
    this.#left--;
    return true;
  }
}
