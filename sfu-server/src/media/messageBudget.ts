import { TokenBucket } from './tokenBucket.ts';

/** An ambulance that sends live sends ten frames a second, and a backlog twenty times that; a burst is what waited in the channel while the link was away. */
const LIMIT = { perSecond: 1000, burst: 4000 };
/** So many beyond it, before it was ever quiet again, are no accident. */
const MOST_DROPPED = 20_000;

/** [GW6] How many messages a data channel hands over. What is beyond is dropped like a lost packet: it was never acknowledged, so it is sent again. */
export class MessageBudget {
  readonly #bucket = new TokenBucket(LIMIT);
  #dropped = 0;

  /** Each message that is dropped costs the worker and this process all the same: who sends so many is better cut. */
  get isFlood(): boolean {
    return this.#dropped >= MOST_DROPPED;
  }

  /** `nowMs`: any clock that only goes forward. */
  take(nowMs: number): boolean {
    if (this.#bucket.isFull(nowMs)) this.#dropped = 0;
    const isTaken = this.#bucket.take(1, nowMs);
    if (!isTaken) this.#dropped++;
    return isTaken;
  }
}
