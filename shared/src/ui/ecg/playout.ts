/** Room for the screen's own rhythm and small delays on the way, on top of what was measured. */
const MARGIN_S = 0.01;
/** What waited this much longer than the shortest is an outlier: the pen waits for it instead of everything becoming later. */
const MAX_JITTER_S = 0.3;
/** The delay is measured over what arrived in this time: a hundred pieces while heads come. */
const WINDOW_S = 5;
/** The pen is late enough for this share of the pieces. For the rest, which come a moment later now and then, it stands still that moment: to wait for all would cost everything the latest. */
const IN_TIME = 0.98;
/** Pieces that arrive within this time came in one piece (history, the end of a stall): only the last of them tells how long the way is. */
const BURST_S = 0.005;
/** Beyond this the pen jumps to where it should be; within it, it goes up to a tenth faster or slower, which no eye sees. */
const JUMP_S = 0.5;
const MAX_RATE_CHANGE = 0.1;
/** An error is corrected over about this long. */
const CORRECTION_S = 0.5;

/**
 * Where the pen is: at a small constant delay behind the newest sample, so that a stream that arrives in pieces (frames of 100 ms, or their heads and the rest)
 * moves evenly.
 * All in seconds; stream time counts from the first sample. Never beyond what has arrived.
 */
export class Playout {
  /** Of each of the last pieces, when it arrived, and how long after its first sample, which had to wait for the rest of the piece. */
  #pieces: { at: number; waited: number }[] = [];
  #end = -Infinity;
  #arrivedAt = -Infinity;
  #position: number | null = null;
  #heldSeconds = 0;
  #lookedAt = 0;

  /** Samples that were not there before. Those that fill a hole count only if the pen can reasonably wait for such: not what an outage left out. */
  pieceArrived(start: number, end: number, now: number): void {
    const piece = { at: now, waited: now - start };
    if (end > this.#end) this.#carryOn(piece, end);
    else if (piece.waited <= this.#shortest() + MAX_JITTER_S) this.#pieces.push(piece);
  }

  #carryOn(piece: { at: number; waited: number }, end: number): void {
    const isBurst = piece.at - this.#arrivedAt < BURST_S;
    const before = isBurst ? this.#pieces.slice(0, -1) : this.#pieces;
    this.#pieces = [...before.filter(({ at }) => at > piece.at - WINDOW_S), piece];
    this.#arrivedAt = piece.at;
    this.#end = end;
  }

  /** Stays this much further behind, for what stands beside it and is later. */
  hold(seconds: number): void {
    this.#heldSeconds = seconds;
  }

  /** In stream time; `null` before the first frame. Moves on with each call. */
  positionAt(now: number): number | null {
    if (this.#pieces.length === 0) return null;
    const wanted = now - this.#delay();
    const next =
      this.#position === null ? wanted : this.#approach(this.#position, wanted, now - this.#lookedAt);
    this.#lookedAt = now;
    this.#position = Math.max(this.#position ?? -Infinity, Math.min(next, this.#end));
    return this.#position;
  }

  #delay(): number {
    const waits = this.#pieces.map(({ waited }) => waited).sort((a, b) => a - b);
    const usual = waits[Math.ceil(waits.length * IN_TIME) - 1] ?? 0;
    return Math.min(usual, this.#shortest() + MAX_JITTER_S) + MARGIN_S + this.#heldSeconds;
  }

  #shortest(): number {
    return Math.min(...this.#pieces.map(({ waited }) => waited));
  }

  #approach(position: number, wanted: number, elapsed: number): number {
    const error = wanted - (position + elapsed);
    if (Math.abs(error) > JUMP_S) return wanted;
    const change = Math.max(-MAX_RATE_CHANGE, Math.min(MAX_RATE_CHANGE, error / CORRECTION_S));
    return position + elapsed * (1 + change);
  }
}
