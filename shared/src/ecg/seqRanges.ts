/** Inclusive. */
export type SeqRange = readonly [first: number, last: number];

/**
 * Which numbered frames are there: a set of whole numbers kept as ascending, non-touching ranges. Grows with the number of holes, not with the
 * length of the recording.
 */
export class SeqRanges {
  readonly #ranges: [number, number][] = [];

  static of(ranges: Iterable<SeqRange>): SeqRanges {
    const set = new SeqRanges();
    for (const [first, last] of ranges) set.addRange(first, last);
    return set;
  }

  has(seq: number): boolean {
    const range = this.#ranges[this.#firstEndingAtOrAfter(seq)];
    return range !== undefined && range[0] <= seq;
  }

  /** Whether all of them are there. */
  covers([first, last]: SeqRange): boolean {
    const range = this.#ranges[this.#firstEndingAtOrAfter(last)];
    return range !== undefined && range[0] <= first;
  }

  add(seq: number): void {
    this.addRange(seq, seq);
  }

  addRange(first: number, last: number): void {
    if (last < first) throw new RangeError(`range ${first} to ${last} ends before it starts`);
    const from = this.#firstEndingAtOrAfter(first - 1);
    let until = from;
    let [low, high] = [first, last];
    for (let range = this.#ranges[until]; range && range[0] <= last + 1; range = this.#ranges[until]) {
      low = Math.min(low, range[0]);
      high = Math.max(high, range[1]);
      until += 1;
    }
    this.#ranges.splice(from, until - from, [low, high]);
  }

  /** The last number up to which nothing is missing; -1 when 0 itself is missing. */
  contiguousThrough(): number {
    const first = this.#ranges[0];
    return first?.[0] === 0 ? first[1] : -1;
  }

  last(): number | null {
    return this.#ranges.at(-1)?.[1] ?? null;
  }

  ranges(): SeqRange[] {
    return this.#ranges.map(([first, last]) => [first, last]);
  }

  /** What is missing between 0 and the last number. */
  gaps(): SeqRange[] {
    const gaps: SeqRange[] = [];
    let next = 0;
    for (const [first, last] of this.#ranges) {
      if (first > next) gaps.push([next, first - 1]);
      next = last + 1;
    }
    return gaps;
  }

  #firstEndingAtOrAfter(seq: number): number {
    let low = 0;
    let high = this.#ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#ranges[middle]?.[1] ?? Infinity) < seq) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
