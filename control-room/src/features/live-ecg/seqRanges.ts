/** Inclusive stretches of frame numbers, in order, never touching each other. */
export type SeqRange = readonly [from: number, to: number];
export type SeqRanges = readonly SeqRange[];

/** With `from` to `to` added. */
export function withRange(ranges: SeqRanges, from: number, to: number): SeqRanges {
  const before = ranges.filter(([, end]) => end < from - 1);
  const after = ranges.filter(([start]) => start > to + 1);
  const touched = ranges.slice(before.length, ranges.length - after.length);
  const start = Math.min(from, touched[0]?.[0] ?? from);
  const end = Math.max(to, touched.at(-1)?.[1] ?? to);
  return [...before, [start, end], ...after];
}

export function includes(ranges: SeqRanges, seq: number): boolean {
  return ranges.some(([from, to]) => from <= seq && seq <= to);
}

/** What is missing in `from` to `to`. */
export function holesIn(ranges: SeqRanges, from: number, to: number): SeqRange[] {
  const holes: SeqRange[] = [];
  let next = from;
  for (const [start, end] of ranges) {
    if (start > to) break;
    if (start > next) holes.push([next, start - 1]);
    next = Math.max(next, end + 1);
  }
  if (next <= to) holes.push([next, to]);
  return holes;
}

/** The same stretches in pieces of at most `length`. */
export function chunked(ranges: SeqRanges, length: number): SeqRange[] {
  return ranges.flatMap(([from, to]) => {
    const pieces: SeqRange[] = [];
    for (let start = from; start <= to; start += length)
      pieces.push([start, Math.min(to, start + length - 1)]);
    return pieces;
  });
}
