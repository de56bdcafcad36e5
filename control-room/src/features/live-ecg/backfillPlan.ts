import { type SeqRange, SeqRanges } from '@smart-triage/shared/ecg/seqRanges';

/** Frames of 100 ms: the last half minute, which is more than the widest sweep shows. */
export const BACKFILL_FRAMES = 300;
/** 10 s of 8 leads at 500 Hz are 80 kB without any coding: always below the limit of one message. */
export const FRAMES_PER_READ = 100;

/**
 * What has arrived of one stream, and what to ask the server for. Each hole is asked for once on a connection: what the server does not have yet (the
 * tablet was without a link) comes by itself when it is stored, and asking on would only load the link that just came back.
 */
export class BackfillPlan {
  readonly #received = new SeqRanges();
  #asked: SeqRange[] = [];

  has(seq: number): boolean {
    return this.#received.has(seq);
  }

  /** False when it had already arrived. */
  receive(seq: number): boolean {
    const isNew = !this.has(seq);
    if (isNew) this.#received.add(seq);
    return isNew;
  }

  /** What to read now, in pieces that fit into one answer. Counts as asked from here on. */
  take(): SeqRange[] {
    const newest = this.#received.last() ?? -1;
    const oldest = Math.max(0, newest - BACKFILL_FRAMES + 1);
    const holes = SeqRanges.of([...this.#received.ranges(), ...this.#asked]).gaps();
    const pieces = holes
      .map(([first, last]): SeqRange => [Math.max(first, oldest), Math.min(last, newest)])
      .flatMap(cut);
    this.#asked.push(...pieces);
    return pieces;
  }

  /** The answer got lost, or the server could not read just then: it may be asked for again. */
  giveBack(piece: SeqRange): void {
    this.#asked = this.#asked.filter(([first, last]) => first !== piece[0] || last !== piece[1]);
  }

  /** A new connection: the server may have meanwhile what it did not have before. */
  forgetAsked(): void {
    this.#asked = [];
  }
}

function cut([first, last]: SeqRange): SeqRange[] {
  const pieces: SeqRange[] = [];
  for (let start = first; start <= last; start += FRAMES_PER_READ)
    pieces.push([start, Math.min(last, start + FRAMES_PER_READ - 1)]);
  return pieces;
}
