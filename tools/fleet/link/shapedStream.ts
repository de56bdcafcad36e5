import { Transform, type TransformCallback } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Direction } from './direction.ts';

/** What a TCP segment holds. */
const SEGMENT_BYTES = 1400;
/** Linux' shortest wait before it sends a lost segment again. */
const SENT_AGAIN_AFTER_MS = 200;

/** One direction of one TCP connection over a network: nothing is lost or swapped, but what the network loses comes late and holds up what follows. */
export class ShapedStream extends Transform {
  readonly #direction: Direction;
  #lastArrivalMs = 0;
  #last: Promise<void> = Promise.resolve();

  constructor(direction: Direction) {
    super();
    this.#direction = direction;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    void this.#send(chunk).then(() => {
      done();
    });
  }

  override _flush(done: TransformCallback): void {
    void this.#last.then(() => {
      done();
    });
  }

  async #send(chunk: Buffer): Promise<void> {
    for (let start = 0; start < chunk.length; start += SEGMENT_BYTES) {
      await this.#sendSegment(chunk.subarray(start, start + SEGMENT_BYTES));
    }
  }

  /** Resolves when there is room for the next one; this one may still be under way. */
  async #sendSegment(segment: Buffer): Promise<void> {
    const nowMs = performance.now();
    const { leavesAtMs, arrivesAtMs, isLost } = this.#direction.admit(segment.length, nowMs, true);
    const onceMore = isLost ? SENT_AGAIN_AFTER_MS + arrivesAtMs - leavesAtMs : 0;
    this.#lastArrivalMs = Math.max(this.#lastArrivalMs, arrivesAtMs + onceMore);
    this.#last = this.#deliver(segment, this.#lastArrivalMs, this.#last);
    if (leavesAtMs > nowMs) await sleep(leavesAtMs - nowMs);
  }

  async #deliver(segment: Buffer, atMs: number, before: Promise<void>): Promise<void> {
    const waitMs = atMs - performance.now();
    if (waitMs > 0) await sleep(waitMs);
    await before;
    if (!this.destroyed) this.push(segment);
  }
}
