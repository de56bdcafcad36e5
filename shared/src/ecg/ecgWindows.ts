import type { StreamId } from '../domain/ids.ts';
import type { Clock } from '../time/clock.ts';
import { addMs, instant, type Instant } from '../time/instant.ts';
import { peekFrameHeader } from './frameHeader.ts';

/** Ten seconds, as on a sheet. */
const SHEET_MS = 10_000;

/** An encoded frame with its place. */
type NumberedFrame = { readonly streamId: StreamId; readonly seq: number; readonly bytes: Uint8Array };

type Kept = { seq: number; bytes: Uint8Array; durationMs: number; endedAt: Instant };
/** Encoded frames without a hole, and when the last of their samples was captured. */
export type EcgWindow = { seqs: readonly [number, number]; frames: readonly Uint8Array[]; endedAt: Instant };

/**
 * The newest ten seconds of each stream, as frames: what a "12-lead now" sets apart, cut alike by the tablet that captures and the server that stores. What is
 * missing makes the window missing: a hole is never joined. `clock` is the server's, as far as it is known.
 */
export class EcgWindows {
  readonly #clock: Clock;
  readonly #windowMs: number;
  readonly #streams = new Map<StreamId, Kept[]>();

  constructor(clock: Clock, windowMs = SHEET_MS) {
    this.#clock = clock;
    this.#windowMs = windowMs;
  }

  add(frames: readonly NumberedFrame[]): void {
    for (const frame of frames) {
      const kept = this.#streams.get(frame.streamId) ?? [];
      this.#streams.set(frame.streamId, withFrame(kept, this.#read(frame), this.#windowMs));
    }
  }

  /** `null` until that much without a hole is there. */
  newest(streamId: StreamId): EcgWindow | null {
    const kept = this.#streams.get(streamId) ?? [];
    const [first, last] = [kept[0], kept.at(-1)];
    if (!first || !last) return null;
    const isWhole = last.seq - first.seq === kept.length - 1 && durationOf(kept) >= this.#windowMs;
    if (!isWhole) return null;
    return { seqs: [first.seq, last.seq], frames: kept.map(({ bytes }) => bytes), endedAt: last.endedAt };
  }

  forget(streamId: StreamId): void {
    this.#streams.delete(streamId);
  }

  /** A tablet that has not measured its clock gives no time: then it is the time of arrival. Nothing ends later than now. */
  #read({ seq, bytes }: NumberedFrame): Kept {
    const { capturedAt, clockOffsetMs, sampleCount, rateHz } = peekFrameHeader(bytes);
    const now = this.#clock.now();
    const durationMs = (sampleCount / rateHz) * 1000;
    const ended = clockOffsetMs === null ? now : addMs(capturedAt, clockOffsetMs + durationMs);
    return { seq, bytes, durationMs, endedAt: instant(Math.min(now, ended)) };
  }
}

/** In order, and no more in front than the window needs. Backlog from before the window is left out. */
function withFrame(kept: readonly Kept[], frame: Kept, windowMs: number): Kept[] {
  const sorted = withNext(kept, frame);
  let start = 0;
  let duration = durationOf(sorted);
  while (duration - (sorted[start]?.durationMs ?? Infinity) >= windowMs) {
    duration -= sorted[start]?.durationMs ?? 0;
    start++;
  }
  return sorted.slice(start);
}

/** Nearly always the next one: a hundred ambulances bring a thousand a second. */
function withNext(kept: readonly Kept[], frame: Kept): Kept[] {
  if (frame.seq > (kept.at(-1)?.seq ?? -1)) return [...kept, frame];
  return [...kept.filter(({ seq }) => seq !== frame.seq), frame].sort((a, b) => a.seq - b.seq);
}

function durationOf(kept: readonly Kept[]): number {
  return kept.reduce((total, { durationMs }) => total + durationMs, 0);
}
