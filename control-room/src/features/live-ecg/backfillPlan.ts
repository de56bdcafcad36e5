import { chunked, holesIn, type SeqRange, type SeqRanges, withRange } from './seqRanges.ts';

/** Frames of 100 ms: the last half minute, which is more than the widest sweep shows. */
export const BACKFILL_FRAMES = 300;
/** 10 s of 8 leads at 500 Hz are 80 kB without any coding: always below the limit of one message. */
export const FRAMES_PER_READ = 100;

/** What has arrived of one stream, and what was already asked for since the last connection. */
export type BackfillState = { received: SeqRanges; asked: SeqRanges };

export const NOTHING_RECEIVED: BackfillState = { received: [], asked: [] };

/**
 * Which stretches to ask the server for now. Each is asked for once on a connection: what the server does not have yet (the tablet was without a link)
 * comes by itself when it is stored, and asking on would only load the link that just came back.
 */
export function planBackfill({ received, asked }: BackfillState): SeqRange[] {
  const newest = received.at(-1)?.[1];
  if (newest === undefined) return [];
  const known = asked.reduce((ranges, [from, to]) => withRange(ranges, from, to), received);
  return chunked(holesIn(known, Math.max(0, newest - BACKFILL_FRAMES + 1), newest), FRAMES_PER_READ);
}

export function withReceived(state: BackfillState, seq: number): BackfillState {
  return { ...state, received: withRange(state.received, seq, seq) };
}

export function withAsked(state: BackfillState, [from, to]: SeqRange): BackfillState {
  return { ...state, asked: withRange(state.asked, from, to) };
}
