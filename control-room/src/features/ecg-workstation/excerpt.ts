import type { EcgFrame } from '@smart-triage/shared/ecg/frame';
import {
  type EcgFormat,
  type EcgRecording,
  MISSING_SAMPLE,
  samplesOf,
} from '@smart-triage/shared/ecg/recording';
import { FramePlacement, type PlacedFrame } from '@smart-triage/shared/ui/ecg/framePlacement.ts';

/** A piece of a stored stream. `startsAt` is when its first sample was taken, in ms on the server's clock as far as the tablet had measured it: as everything else of the case. */
export type Excerpt = EcgRecording & { readonly startsAt: number };

/** A stretch of one stream out of its frames: what is not stored is missing, never joined over. */
export class FrameStretch {
  readonly format: EcgFormat;
  readonly #placed: readonly (PlacedFrame & { frame: EcgFrame })[];

  private constructor(format: EcgFormat, placed: readonly (PlacedFrame & { frame: EcgFrame })[]) {
    this.format = format;
    this.#placed = placed;
  }

  /** `null` without a single frame. All frames are of one stream. */
  static of(frames: readonly EcgFrame[]): FrameStretch | null {
    const [first] = frames;
    if (!first) return null;
    const placement = new FramePlacement(first.rateHz);
    const placed = frames
      .toSorted((a, b) => a.seq - b.seq)
      .flatMap((frame) => {
        const place = placement.place(frame);
        return place ? [{ ...place, frame }] : [];
      });
    return new FrameStretch({ rateHz: first.rateHz, lsbNv: first.lsbNv, leads: first.leads }, placed);
  }

  /** Where a sample of a frame stands; `null` when the frame is not here. */
  indexOf(seq: number, sample = 0): number | null {
    const placed = this.#placed.find((candidate) => candidate.seq === seq);
    return placed ? placed.start + sample : null;
  }

  /** The frame that holds a sample, or came last before it, and the place in it. */
  addressOf(index: number): { seq: number; sample: number } | null {
    const placed = this.#placed.findLast(({ start }) => start <= index) ?? this.#placed[0];
    return placed ? { seq: placed.seq, sample: Math.max(0, index - placed.start) } : null;
  }

  /** `count` samples from `start`, exactly as they are stored. */
  cut(start: number, count: number): Excerpt {
    const samples = this.format.leads.map((lead) => {
      const out = new Int16Array(count).fill(MISSING_SAMPLE);
      for (const { frame, start: at } of this.#placed) {
        const stored = samplesOf(frame, lead);
        const skipped = Math.max(0, start - at);
        const taken = stored?.subarray(skipped, Math.max(skipped, start + count - at));
        if (taken && at + skipped < start + count) out.set(taken, at + skipped - start);
      }
      return out;
    });
    return { ...this.format, samples, startsAt: this.#takenAt(start) };
  }

  #takenAt(index: number): number {
    const placed = this.#placed.findLast(({ start }) => start <= index) ?? this.#placed[0];
    if (!placed) return 0;
    const { capturedAt, clockOffsetMs } = placed.frame;
    return capturedAt + (clockOffsetMs ?? 0) + ((index - placed.start) * 1000) / this.format.rateHz;
  }
}
