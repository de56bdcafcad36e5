import type { VideoSegment } from '@smart-triage/shared/protocol/videoRecording';
import { addMs, type Instant } from '@smart-triage/shared/time/instant';

/** Pieces that follow each other this closely were recorded without a hole. */
const JOINED_MS = 400;

export type Place =
  | { readonly kind: 'piece'; readonly piece: VideoSegment; readonly second: number }
  /** Nothing was recorded at this moment; `next` is where it goes on. */
  | { readonly kind: 'gap'; readonly next: VideoSegment | null };

/** Where a moment stands in what was recorded. */
export function placeOf(pieces: readonly VideoSegment[], at: Instant): Place {
  const piece = pieces.find(({ startedAt, endedAt }) => startedAt <= at && at < endedAt);
  if (piece) return { kind: 'piece', piece, second: (at - piece.startedAt) / 1000 };
  const next = pieces.find(({ startedAt }) => startedAt > at) ?? null;
  const isJoined =
    next !== null && next.startedAt - at <= JOINED_MS && pieces.some(({ endedAt }) => endedAt <= at);
  return isJoined ? { kind: 'piece', piece: next, second: 0 } : { kind: 'gap', next };
}

/** The moment at which a player stands in a piece. */
export function momentIn({ startedAt, endedAt }: VideoSegment, second: number): Instant {
  const at = addMs(startedAt, Math.max(0, Math.round(second * 1000)));
  return at < endedAt ? at : endedAt;
}

/** From the first picture to the last; `null` when there is none. */
export function rangeOf(pieces: readonly VideoSegment[]): { from: Instant; to: Instant } | null {
  const [first, last] = [pieces[0], pieces.at(-1)];
  return first && last ? { from: first.startedAt, to: last.endedAt } : null;
}
