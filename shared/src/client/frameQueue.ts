import type { StreamId } from '../domain/ids.ts';
import type { KeptFrame } from './ecgLog.ts';

type InFlight = { readonly frame: KeptFrame; readonly sentAtMs: number };

/** Which frames were confirmed: everything up to `through`, and the ranges (both ends included) beyond it. */
export type FrameAcknowledgement = {
  readonly streamId: StreamId;
  readonly through: number;
  readonly ranges: readonly (readonly [number, number])[];
};

export type TakeLimits = {
  readonly maxBytes: number;
  readonly nowMs: number;
  /** What was captured before this is backlog. */
  readonly liveSince: number;
  readonly maxBacklog: number;
  readonly mayGo: (frame: KeptFrame) => boolean;
};

/** In order, with their size and how many of them are backlog. */
export type TakenFrames = {
  readonly frames: readonly KeptFrame[];
  readonly bytes: number;
  readonly backlog: number;
};

/**
 * [EC5] Every frame from the moment it is captured until it is acknowledged, and nothing longer: either still to be sent or in flight. A frame leaves only by
 * `acknowledge`; sending it, losing a channel or waiting too long only moves it between the two.
 */
export class FrameQueue {
  /** Oldest first. */
  #unsent: KeptFrame[] = [];
  #inFlight = new Map<string, InFlight>();

  get size(): number {
    return this.#unsent.length + this.#inFlight.size;
  }

  add(frames: readonly KeptFrame[]): void {
    const last = this.#unsent.at(-1);
    const isLater = frames.every((frame) => !last || frame.capturedUntil >= last.capturedUntil);
    this.#unsent.push(...frames);
    if (!isLater || frames.length > 1) this.#unsent.sort(byCapture);
  }

  /** Those of `frames` that are not here. */
  without(frames: readonly KeptFrame[]): KeptFrame[] {
    const unsent = new Set(this.#unsent.map(keyOf));
    return frames.filter((frame) => !unsent.has(keyOf(frame)) && !this.#inFlight.has(keyOf(frame)));
  }

  /** Gives up the oldest frames that are still to be sent and that `mayLeave`, at most `count` of them: they are kept elsewhere. */
  shed(count: number, mayLeave: (frame: KeptFrame) => boolean): KeptFrame[] {
    const shed: KeptFrame[] = [];
    this.#unsent = this.#unsent.filter((frame) => {
      if (shed.length >= count || !mayLeave(frame)) return true;
      shed.push(frame);
      return false;
    });
    return shed;
  }

  /**
   * Takes frames to send, the newest first, since what happens now matters more than what was missed; at most `maxBytes`, at least one, and at most `maxBacklog`
   * that were captured before `liveSince`. Within the batch they are in order. Frames that `mayGo` holds back stay.
   */
  take({ maxBytes, nowMs, liveSince, maxBacklog, mayGo }: TakeLimits): TakenFrames {
    const taken: KeptFrame[] = [];
    const left: KeptFrame[] = [];
    let bytes = 0;
    let backlog = 0;
    for (let frame = this.#unsent.pop(); frame; frame = this.#unsent.pop()) {
      const isLive = frame.capturedUntil >= liveSince;
      const fits = taken.length === 0 || bytes + frame.bytes.length <= maxBytes;
      if (!fits || (!isLive && backlog >= maxBacklog)) {
        left.push(frame);
        break;
      }
      if (mayGo(frame)) {
        bytes += frame.bytes.length;
        if (!isLive) backlog += 1;
        taken.push(frame);
      } else left.push(frame);
    }
    this.#unsent.push(...left.reverse());
    for (const frame of taken) this.#inFlight.set(keyOf(frame), { frame, sentAtMs: nowMs });
    return { frames: taken.reverse(), bytes, backlog };
  }

  /** The frames that are confirmed by this, which are no longer kept here. */
  acknowledge(acknowledgement: FrameAcknowledgement): KeptFrame[] {
    const isConfirmed = (frame: KeptFrame): boolean => covers(acknowledgement, frame);
    const confirmed = [...this.#inFlight.values()].map(({ frame }) => frame).filter(isConfirmed);
    for (const frame of confirmed) this.#inFlight.delete(keyOf(frame));
    // An answer may come after the frame was put back to be sent again.
    const late = this.#unsent.filter(isConfirmed);
    if (late.length > 0) this.#unsent = this.#unsent.filter((frame) => !isConfirmed(frame));
    return [...confirmed, ...late];
  }

  /** Whatever was sent `beforeMs` or earlier has to be sent again. Returns how many that is. */
  putBack(beforeMs: number): number {
    const overdue = [...this.#inFlight.values()].filter(({ sentAtMs }) => sentAtMs <= beforeMs);
    for (const { frame } of overdue) this.#inFlight.delete(keyOf(frame));
    this.add(overdue.map(({ frame }) => frame));
    return overdue.length;
  }
}

function covers({ streamId, through, ranges }: FrameAcknowledgement, frame: KeptFrame): boolean {
  if (frame.streamId !== streamId) return false;
  return frame.seq <= through || ranges.some(([from, to]) => frame.seq >= from && frame.seq <= to);
}

function keyOf({ streamId, seq }: KeptFrame): string {
  return `${streamId}/${seq}`;
}

function byCapture(a: KeptFrame, b: KeptFrame): number {
  return a.capturedUntil - b.capturedUntil || a.seq - b.seq;
}
