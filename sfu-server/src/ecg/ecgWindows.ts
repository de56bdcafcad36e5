import type { StreamId } from '@smart-triage/shared/domain/ids';
import { peekFrameHeader } from '@smart-triage/shared/ecg/frameHeader';
import type { Clock } from '@smart-triage/shared/time/clock';
import { addMs, instant, type Instant } from '@smart-triage/shared/time/instant';
import type { StoredFrame } from '../store/ecgStore.ts';

/** Ten seconds, as on a sheet. */
const WINDOW_MS = 10_000;

type Kept = { seq: number; bytes: Uint8Array; durationMs: number; endedAt: Instant };
type Window = { seqs: readonly [number, number]; frames: readonly Uint8Array[]; endedAt: Instant };

/** The newest ten seconds of each stream, as stored frames. What is missing makes the window missing: a hole is never joined. */
export class EcgWindows {
  readonly #clock: Clock;
  readonly #streams = new Map<StreamId, Kept[]>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  add(frames: readonly StoredFrame[]): void {
    for (const frame of frames) {
      const kept = this.#streams.get(frame.streamId) ?? [];
      this.#streams.set(frame.streamId, withFrame(kept, this.#read(frame)));
    }
  }

  /** `null` until ten seconds without a hole are there. */
  newest(streamId: StreamId): Window | null {
    const kept = this.#streams.get(streamId) ?? [];
    const [first, last] = [kept[0], kept.at(-1)];
    if (!first || !last) return null;
    const isWhole = last.seq - first.seq === kept.length - 1 && durationOf(kept) >= WINDOW_MS;
    if (!isWhole) return null;
    return { seqs: [first.seq, last.seq], frames: kept.map(({ bytes }) => bytes), endedAt: last.endedAt };
  }

  forget(streamId: StreamId): void {
    this.#streams.delete(streamId);
  }

  /** A tablet that has not measured its clock gives no time: then it is the time of arrival. Nothing ends later than now. */
  #read({ seq, bytes }: StoredFrame): Kept {
    const { capturedAt, clockOffsetMs, sampleCount, rateHz } = peekFrameHeader(bytes);
    const now = this.#clock.now();
    const durationMs = (sampleCount / rateHz) * 1000;
    const ended = clockOffsetMs === null ? now : addMs(capturedAt, clockOffsetMs + durationMs);
    return { seq, bytes, durationMs, endedAt: instant(Math.min(now, ended)) };
  }
}

/** In order, and no more in front than the window needs. Backlog from before the window is left out. */
function withFrame(kept: readonly Kept[], frame: Kept): Kept[] {
  const sorted = [...kept.filter(({ seq }) => seq !== frame.seq), frame].sort((a, b) => a.seq - b.seq);
  let start = 0;
  let duration = durationOf(sorted);
  while (duration - (sorted[start]?.durationMs ?? Infinity) >= WINDOW_MS) {
    duration -= sorted[start]?.durationMs ?? 0;
    start++;
  }
  return sorted.slice(start);
}

function durationOf(kept: readonly Kept[]): number {
  return kept.reduce((total, { durationMs }) => total + durationMs, 0);
}
