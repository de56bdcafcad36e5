import type { EcgFrame } from '../../ecg/frame.ts';
import type { FramePart } from '../../ecg/frameLayout.ts';
import { sampleCount } from '../../ecg/recording.ts';

/** Clocks of sources jitter and drift by milliseconds from frame to frame; a pause of the source is longer than this. */
const CLOCK_TOLERANCE_MS = 250;

/**
 * Where a frame's samples stand: `start` counts samples from the first frame ever placed, and may be negative for one that came late. `count` are there; what is
 * between them and `end` is kept free for the rest of a frame of which only the head came.
 */
export type PlacedFrame = { seq: number; start: number; count: number; end: number; capturedAt: number };
/** `freshFrom`: the first of its samples that was not there before. */
type Placed = PlacedFrame & { freshFrom: number };

/**
 * Gives each frame of one stream its place on one axis of samples. Frames whose numbers follow each other touch, whatever the jitter of
 * their clocks; missing numbers leave exactly the room of the missing frames; a source that paused leaves the room of its pause.
 */
export class FramePlacement {
  readonly #rateHz: number;
  /** Ascending by `seq`, and therefore by `start`. */
  #frames: PlacedFrame[] = [];
  #usualCount = 0;

  constructor(rateHz: number) {
    this.#rateHz = rateHz;
  }

  /** `null` when nothing of it is new. */
  place(frame: EcgFrame, part: FramePart = 'whole'): Placed | null {
    const at = this.#frames.findLastIndex(({ seq }) => seq <= frame.seq);
    const before = this.#frames[at];
    const count = sampleCount(frame);
    this.#usualCount = Math.max(this.#usualCount, count);
    if (before?.seq === frame.seq) return completed(before, count);
    const room = part === 'whole' ? count : Math.max(count, this.#usualCount);
    const start = this.#startOf(frame, room, before, this.#frames[at + 1]);
    const placed = { seq: frame.seq, start, count, end: start + room, capturedAt: frame.capturedAt };
    this.#frames.splice(at + 1, 0, placed);
    return { ...placed, freshFrom: start };
  }

  forgetBefore(index: number): void {
    const kept = this.#frames.findIndex(({ end }) => end > index);
    if (kept > 0) this.#frames.splice(0, kept);
  }

  /** When a sample was taken, on the tablet's clock in ms, from the frame that it is in or that came before it. */
  capturedAtOf(index: number): number | null {
    const frame = this.#frames.findLast(({ start }) => start <= index) ?? this.#frames[0];
    return frame ? frame.capturedAt + ((index - frame.start) * 1000) / this.#rateHz : null;
  }

  #startOf(frame: EcgFrame, count: number, before?: PlacedFrame, after?: PlacedFrame): number {
    if (before) {
      const byNumber = before.end + (frame.seq - before.seq - 1) * this.#usualCount;
      const earliest = before.end;
      const latest = after ? after.start - count : Infinity;
      return Math.max(earliest, Math.min(latest, this.#checkedByClock(byNumber, frame, before)));
    }
    if (!after) return 0;
    const byNumber = after.start - (after.seq - frame.seq - 1) * this.#usualCount - count;
    return Math.min(after.start - count, this.#checkedByClock(byNumber, frame, after));
  }

  #checkedByClock(byNumber: number, frame: EcgFrame, neighbour: PlacedFrame): number {
    const apartMs = frame.capturedAt - neighbour.capturedAt;
    const byClock = neighbour.start + Math.round((apartMs * this.#rateHz) / 1000);
    const tolerance = (CLOCK_TOLERANCE_MS * this.#rateHz) / 1000;
    return Math.abs(byClock - byNumber) > tolerance ? byClock : byNumber;
  }
}

/** A frame whose head was there before it. */
function completed(placed: PlacedFrame, count: number): Placed | null {
  if (count <= placed.count) return null;
  const freshFrom = placed.start + placed.count;
  placed.count = count;
  placed.end = Math.max(placed.end, placed.start + count);
  return { ...placed, freshFrom };
}
