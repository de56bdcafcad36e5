import type { SampleRange } from './ecgBuffer.ts';

/**
 * A browser copies a whole canvas when a pixel of it changes, and spends a little on each canvas that did not, so the trace is drawn on a few
 * narrow ones beside each other. Twelve leads in Chromium without a graphics card, 1280 x 720: 19 % of a core against 30 % with two wide ones.
 */
const TILE_PX = 160;

/** Where the sweep of one strip stands, in whole device pixels: pieces that met within one would show a seam. */
export type SweepColumns = { first: number; count: number; perTile: number; devicePixelRatio: number };

/** A canvas for part of a strip, in CSS pixels of the whole drawing. */
export type TilePlace = { x: number; width: number };

/**
 * Columns of one device pixel, counted from the first sample on without end; column c stands at c modulo the strip's count. A segment is a
 * piece that neither wraps nor leaves its tile: columns `from` to `to` (not included), `from` standing at CSS pixel `x`.
 */
export type Segment = SampleRange & { x: number; tile: number };

export function sweepColumns(traceLeft: number, traceRight: number, devicePixelRatio: number): SweepColumns {
  const first = Math.round(traceLeft * devicePixelRatio);
  const count = Math.max(1, Math.floor(traceRight * devicePixelRatio) - first);
  return { first, count, perTile: Math.ceil(TILE_PX * devicePixelRatio), devicePixelRatio };
}

export function tilesOf({ first, count, perTile, devicePixelRatio }: SweepColumns): TilePlace[] {
  return Array.from({ length: Math.ceil(count / perTile) }, (_, tile) => ({
    x: (first + tile * perTile) / devicePixelRatio,
    width: Math.min(perTile, count - tile * perTile) / devicePixelRatio,
  }));
}

export function segmentsOf({ from, to }: SampleRange, columns: SweepColumns): Segment[] {
  const { first, count, perTile, devicePixelRatio } = columns;
  const segments: Segment[] = [];
  for (let at = from; at < to;) {
    const place = ((at % count) + count) % count;
    const tile = Math.floor(place / perTile);
    const end = Math.min(to, at + Math.min(count, (tile + 1) * perTile) - place);
    segments.push({ from: at, to: end, x: (first + place) / devicePixelRatio, tile });
    at = end;
  }
  return segments;
}
