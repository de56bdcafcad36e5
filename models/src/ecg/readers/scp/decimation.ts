/** A run of samples at full rate, or of every n-th; `from` counts from 0 and `to` is the first one behind it. */
export type Stretch = { readonly from: number; readonly to: number; readonly isFull: boolean };

type Zone = { readonly start: number; readonly end: number };

/** The stretches of samples `start` to `end` (counted from 1): protected zones are at full rate, what lies between them is not. */
export function stretchesOf(zones: readonly Zone[], { start, end }: Zone): Stretch[] {
  const inside = zones
    .map((zone) => ({ from: Math.max(zone.start, start) - start, to: Math.min(zone.end, end) - start + 1 }))
    .filter(({ from, to }) => to > from)
    .toSorted((a, b) => a.from - b.from);
  const stretches: Stretch[] = [];
  let at = 0;
  for (const { from, to } of inside) {
    if (from > at) stretches.push({ from: at, to: from, isFull: false });
    if (to > at) stretches.push({ from: Math.max(at, from), to, isFull: true });
    at = Math.max(at, to);
  }
  const length = end - start + 1;
  if (at < length) stretches.push({ from: at, to: length, isFull: false });
  return stretches;
}

/** How many samples are stored for these stretches. */
export function storedCount(stretches: readonly Stretch[], factor: number): number {
  return stretches.reduce((sum, stretch) => sum + storedOf(stretch, factor), 0);
}

function storedOf({ from, to, isFull }: Stretch, factor: number): number {
  return isFull ? to - from : Math.ceil((to - from) / factor);
}

/**
 * Samples at full rate again. A stored sample of a thinned stretch is the mean of its `factor` samples and so stands in their middle; between
 * two of them the line, before the first and after the last its value.
 */
export function restoreRate(stored: Int32Array, stretches: readonly Stretch[], factor: number): Int32Array {
  const samples = new Int32Array(stretches.at(-1)?.to ?? 0);
  let at = 0;
  for (const stretch of stretches) {
    const part = stored.subarray(at, at + storedOf(stretch, factor));
    samples.set(stretch.isFull ? part : widened(part, factor, stretch.to - stretch.from), stretch.from);
    at += part.length;
  }
  return samples;
}

function widened(part: Int32Array, factor: number, length: number): Int32Array {
  const last = part.length - 1;
  return Int32Array.from({ length }, (_, i) => {
    const place = Math.min(last, Math.max(0, (i - (factor - 1) / 2) / factor));
    const before = Math.min(last, Math.floor(place));
    const [a, b] = [part[before] ?? 0, part[Math.min(last, before + 1)] ?? 0];
    return Math.round(a + (b - a) * (place - before));
  });
}
