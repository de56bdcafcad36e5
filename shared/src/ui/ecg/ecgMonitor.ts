import type { EcgFrame } from '../../ecg/frame.ts';
import type { FramePart } from '../../ecg/frameLayout.ts';
import { isSameFormat, sampleCount } from '../../ecg/recording.ts';
import { EcgBuffer, type SampleRange } from './ecgBuffer.ts';
import { Playout } from './playout.ts';

/** Longer than the widest screen at 25 mm/s, so that a view that opens later begins full. */
const KEPT_SECONDS = 60;

export type EcgMonitorOptions = {
  /** Monotonic milliseconds, as `performance.now()`. */
  now: () => number;
  /** The newest sample's age in ms on a clock that the viewer shares with the source; `null` when that is not known, and arrival decides alone. */
  captureAgeMs?: (capturedAt: number, clockOffsetMs: number | null) => number | null;
  seconds?: number;
};

/** What views draw from. */
export type MonitorStream = { buffer: EcgBuffer; playout: Playout; streamId: string };

/**
 * The live ECG of one case, fed with frames and drawn by any number of views. A stream that comes for the first time replaces the one before, whatever the clock of its
 * source says; late frames of one that was replaced are dropped here (the record has them).
 */
export class EcgMonitor {
  readonly #options: EcgMonitorOptions;
  readonly #lateListeners = new Set<(range: SampleRange) => void>();
  readonly #replaced = new Set<string>();
  #stream: MonitorStream | null = null;
  #heldMs = 0;
  #newest: { arrivedAt: number; capturedAt: number; clockOffsetMs: number | null } | null = null;

  constructor(options: EcgMonitorOptions) {
    this.#options = options;
  }

  get stream(): MonitorStream | null {
    return this.#stream;
  }

  /** The head of a frame may come before it. */
  push(frame: EcgFrame, part: FramePart = 'whole'): void {
    const stream = this.#streamFor(frame);
    if (!stream) return;
    const endBefore = stream.buffer.range.to;
    const range = stream.buffer.push(frame, part);
    if (!range) return;
    const now = this.#options.now();
    stream.playout.pieceArrived(range.from / frame.rateHz, range.to / frame.rateHz, now / 1000);
    if (range.to <= endBefore) {
      for (const listener of this.#lateListeners) listener(range);
      return;
    }
    const capturedAt = frame.capturedAt + (sampleCount(frame) * 1000) / frame.rateHz;
    this.#newest = { arrivedAt: now, capturedAt, clockOffsetMs: frame.clockOffsetMs };
  }

  /** How old the newest sample is: since it was taken where clocks allow, and never less than since it arrived. `null` before the first. */
  newestAgeMs(): number | null {
    if (!this.#newest) return null;
    const { arrivedAt, capturedAt, clockOffsetMs } = this.#newest;
    const sinceCapture = this.#options.captureAgeMs?.(capturedAt, clockOffsetMs) ?? 0;
    return Math.max(this.#options.now() - arrivedAt, sinceCapture);
  }

  /** Keeps the pen this much further behind, through every stream to come. */
  hold(ms: number): void {
    this.#heldMs = ms;
    this.#stream?.playout.hold(ms / 1000);
  }

  /** Told of samples that filled a hole behind the pen. Returns how to stop. */
  onLate(listener: (range: SampleRange) => void): () => void {
    this.#lateListeners.add(listener);
    return () => this.#lateListeners.delete(listener);
  }

  #streamFor(frame: EcgFrame): MonitorStream | null {
    const isCurrent =
      this.#stream?.streamId === frame.streamId && isSameFormat(this.#stream.buffer.format, frame);
    if (isCurrent) return this.#stream;
    if (this.#replaced.has(frame.streamId)) return null;
    if (this.#stream && this.#stream.streamId !== frame.streamId) this.#replaced.add(this.#stream.streamId);
    const buffer = new EcgBuffer(frame, this.#options.seconds ?? KEPT_SECONDS);
    const playout = new Playout();
    playout.hold(this.#heldMs / 1000);
    this.#stream = { buffer, playout, streamId: frame.streamId };
    return this.#stream;
  }
}
