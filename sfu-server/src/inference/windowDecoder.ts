import { decodeFrame, type EcgFrame } from '@smart-triage/shared/ecg/frame';
import { peekFrameHeader } from '@smart-triage/shared/ecg/frameHeader';
import { recordingOf } from '@smart-triage/shared/ecg/recordingOfFrames';
import type { EcgRecording } from '@smart-triage/shared/ecg/recording';

type Decoded = { readonly bytes: Uint8Array; readonly frame: EcgFrame };

/** Streams of which the last window is kept, 300 kB each at most: twice as many as a server of two cores carries. */
const MOST_STREAMS = 200;

/**
 * Windows of ten seconds that follow each other by two share four fifths of their frames: those are decoded once. With a hundred ambulances decoding was a seventh of
 * what the thread did.
 */
export class WindowDecoder {
  /** By stream, the one that was looked at last at the end; by number within it. */
  readonly #windows = new Map<string, ReadonlyMap<number, Decoded>>();

  /** Throws `invalid` as `recordingOf` does. */
  recordingOf(encoded: readonly Uint8Array[]): EcgRecording {
    const next = new Map<number, Decoded>();
    let stream = '';
    const recording = recordingOf(encoded, (bytes) => {
      const { streamId, seq } = peekFrameHeader(bytes);
      stream = streamId;
      const known = this.#windows.get(streamId)?.get(seq);
      const frame = known && isSame(known.bytes, bytes) ? known.frame : decodeFrame(bytes);
      next.set(seq, { bytes, frame });
      return frame;
    });
    this.#keep(stream, next);
    return recording;
  }

  #keep(stream: string, window: ReadonlyMap<number, Decoded>): void {
    this.#windows.delete(stream);
    this.#windows.set(stream, window);
    const [oldest] = this.#windows.keys();
    if (oldest !== undefined && this.#windows.size > MOST_STREAMS) this.#windows.delete(oldest);
  }
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}
