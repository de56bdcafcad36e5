import type { RtpPacket } from './rtpPacket.ts';
import { Unwrapper } from './unwrap.ts';

/** In order; `afterGap` when packets before it were lost for good. */
export type OrderedPacket = RtpPacket & { readonly arrivedAt: number; readonly afterGap: boolean };

/** How long a packet that was lost on the way to the server may take to be sent again: two ways over a slow link. */
const WAIT_MS = 400;
const MOST_WAITING = 512;

/** Puts the packets of one stream in order: those that were sent again come late. What does not come is left out, and said. */
export class RtpOrder {
  readonly #unwrap = new Unwrapper(16);
  readonly #waiting = new Map<number, { packet: RtpPacket; arrivedAt: number }>();
  #next: number | null = null;

  push(packet: RtpPacket, arrivedAt: number): OrderedPacket[] {
    const seq = this.#unwrap.next(packet.seq);
    this.#next ??= seq;
    // Too late: it was given up, or it is here already.
    if (seq < this.#next) return [];
    this.#waiting.set(seq, { packet, arrivedAt });
    const ready = this.#following(false);
    return this.#isOverdue(arrivedAt) ? [...ready, ...this.#skip()] : ready;
  }

  #isOverdue(now: number): boolean {
    const [oldest] = this.#waiting.values();
    return oldest !== undefined && (now - oldest.arrivedAt > WAIT_MS || this.#waiting.size > MOST_WAITING);
  }

  #skip(): OrderedPacket[] {
    this.#next = Math.min(...this.#waiting.keys());
    return this.#following(true);
  }

  #following(isAfterGap: boolean): OrderedPacket[] {
    const ready: OrderedPacket[] = [];
    let next = this.#next ?? 0;
    for (let found = this.#waiting.get(next); found; found = this.#waiting.get(next)) {
      this.#waiting.delete(next);
      ready.push({
        ...found.packet,
        arrivedAt: found.arrivedAt,
        afterGap: isAfterGap && ready.length === 0,
      });
      next += 1;
    }
    this.#next = next;
    return ready;
  }
}
