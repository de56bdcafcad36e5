/** Complexes found and missed beside a reference, within AAMI's 150 ms (ANSI/AAMI EC57), both lists ascending, in ms. */
export type BeatMatch = { readonly found: number; readonly missed: number; readonly invented: number };

const TOLERANCE_MS = 150;

export function matchBeats(reference: readonly number[], detected: readonly number[]): BeatMatch {
  let [found, r, d] = [0, 0, 0];
  while (r < reference.length && d < detected.length) {
    const apart = (detected[d] ?? 0) - (reference[r] ?? 0);
    if (Math.abs(apart) <= TOLERANCE_MS) {
      found++;
      r++;
      d++;
    } else if (apart > 0) r++;
    else d++;
  }
  return { found, missed: reference.length - found, invented: detected.length - found };
}

/** Detections that the reference could know of: LUDB leaves the first and last complexes unmarked. */
export function withinReference(reference: readonly number[], detected: readonly number[]): number[] {
  const [first = Infinity, last = -Infinity] = [reference[0], reference.at(-1)];
  return detected.filter((at) => at >= first - TOLERANCE_MS && at <= last + TOLERANCE_MS);
}

export function addMatches(a: BeatMatch, b: BeatMatch): BeatMatch {
  return { found: a.found + b.found, missed: a.missed + b.missed, invented: a.invented + b.invented };
}
