/** Room for the screen's own rhythm and small delays on the way, on top of what was measured. */
const MARGIN_S = 0.01;
/** Delays this far above the shortest are outliers: the pen waits for them instead of everything becoming later. */
const MAX_JITTER_S = 0.3;
/** Frames that the measured delay is taken over: three seconds of them. */
const WINDOW = 30;
/** Frames that arrive within this time came in one piece (history, the end of a stall): only the last of them tells how long the way is. */
const BURST_S = 0.005;
/** Beyond this the pen jumps to where it should be; within it, it goes up to a tenth faster or slower, which no eye sees. */
const JUMP_S = 0.5;
const MAX_RATE_CHANGE = 0.1;
/** An error is corrected over about this long. */
const CORRECTION_S = 0.5;

/**
 * Where the pen is: at a small constant delay behind the newest sample, so that a stream that arrives in frames of 100 ms moves evenly.
 * All in seconds; stream time counts from the first sample. Never beyond what has arrived.
 */
export class Playout {
  /** Arrival minus stream time of the end of each of the last frames. */
  #offsets: number[] = [];
  #frameSeconds = 0;
  #end = -Infinity;
  #arrivedAt = -Infinity;
  #position: number | null = null;
  #heldSeconds = 0;
  #lookedAt = 0;

  /** A frame that carries the stream further; late frames that fill holes do not count. */
  frameArrived(end: number, seconds: number, now: number): void {
    this.#end = end;
    this.#frameSeconds = seconds;
    const earlier = now - this.#arrivedAt < BURST_S ? this.#offsets.slice(0, -1) : this.#offsets;
    this.#offsets = [...earlier.slice(1 - WINDOW), now - end];
    this.#arrivedAt = now;
  }

  /** Stays this much further behind, for what stands beside it and is later. */
  hold(seconds: number): void {
    this.#heldSeconds = seconds;
  }

  /** In stream time; `null` before the first frame. Moves on with each call. */
  positionAt(now: number): number | null {
    if (this.#offsets.length === 0) return null;
    const wanted = now - this.#delay();
    const next =
      this.#position === null ? wanted : this.#approach(this.#position, wanted, now - this.#lookedAt);
    this.#lookedAt = now;
    this.#position = Math.max(this.#position ?? -Infinity, Math.min(next, this.#end));
    return this.#position;
  }

  /** A frame's first sample waits for the rest of its frame, so a frame's length is part of the delay. */
  #delay(): number {
    const shortest = Math.min(...this.#offsets);
    const longest = Math.max(...this.#offsets);
    return Math.min(longest, shortest + MAX_JITTER_S) + this.#frameSeconds + MARGIN_S + this.#heldSeconds;
  }

  #approach(position: number, wanted: number, elapsed: number): number {
    const error = wanted - (position + elapsed);
    if (Math.abs(error) > JUMP_S) return wanted;
    const change = Math.max(-MAX_RATE_CHANGE, Math.min(MAX_RATE_CHANGE, error / CORRECTION_S));
    return position + elapsed * (1 + change);
  }
}
