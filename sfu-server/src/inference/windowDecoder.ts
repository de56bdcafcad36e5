import { decodeFrame } from '@smart-triage/shared/ecg/frame';
import { peekFrameHeader } from '@smart-triage/shared/ecg/frameHeader';
import {
  type EcgRecording,
  isSameFormat,
  joinRecordings,
  sampleCount,
  sliceRecording,
} from '@smart-triage/shared/ecg/recording';
import { recordingOf, recordingOfFrames } from '@smart-triage/shared/ecg/recordingOfFrames';

/** `counts`: the samples of each lead in each of the frames. */
type Window = {
  readonly encoded: readonly Uint8Array[];
  readonly counts: readonly number[];
  readonly recording: EcgRecording;
};
/** Where the frames that a window begins with are in the one before it, and how many they are. */
type Overlap = { readonly from: number; readonly length: number };

/** Streams of which the last window is kept (80 kB of samples for eight leads at 500 Hz): twice as many as a server of two cores is to carry. */
const MOST_STREAMS = 200;

/**
 * Windows of ten seconds that follow each other by two share four fifths of their frames: those are decoded once. With a hundred ambulances decoding was a seventh of
 * what the thread did. A window is kept in one piece for each lead: frame by frame, the garbage collector spent on its eighty thousand small arrays what decoding had taken.
 */
export class WindowDecoder {
  /** By stream, the one that was looked at last at the end. */
  readonly #windows = new Map<string, Window>();

  /** Throws `invalid` as `recordingOf` does. */
  recordingOf(encoded: readonly Uint8Array[]): EcgRecording {
    const [first] = encoded;
    if (!first) return recordingOf(encoded);
    const { streamId } = peekFrameHeader(first);
    const known = this.#windows.get(streamId);
    const next = (known && continued(known, encoded)) ?? decoded(encoded);
    this.#keep(streamId, next);
    return next.recording;
  }

  #keep(stream: string, window: Window): void {
    this.#windows.delete(stream);
    this.#windows.set(stream, window);
    const [oldest] = this.#windows.keys();
    if (oldest !== undefined && this.#windows.size > MOST_STREAMS) this.#windows.delete(oldest);
  }
}

function decoded(encoded: readonly Uint8Array[]): Window {
  const frames = encoded.map(decodeFrame);
  return { encoded, counts: frames.map(sampleCount), recording: recordingOfFrames(frames) };
}

/** `null` where what is new does not follow what is known. */
function continued(known: Window, encoded: readonly Uint8Array[]): Window | null {
  const overlap = overlapOf(known.encoded, encoded);
  if (!overlap) return null;
  const start = sum(known.counts.slice(0, overlap.from));
  const counts = known.counts.slice(overlap.from, overlap.from + overlap.length);
  const kept = sliceRecording(known.recording, start, sum(counts));
  if (overlap.length === encoded.length) return { encoded, counts, recording: kept };
  const added = decoded(encoded.slice(overlap.length));
  if (!isNext(encoded, overlap.length) || !isSameFormat(kept, added.recording)) return null;
  return {
    encoded,
    counts: [...counts, ...added.counts],
    recording: joinRecordings(kept, [added.recording]),
  };
}

/** By every byte: a number says which frame it is, not what is in it. */
function overlapOf(known: readonly Uint8Array[], encoded: readonly Uint8Array[]): Overlap | null {
  const from = known.findIndex((bytes) => isSame(bytes, encoded[0]));
  if (from < 0) return null;
  const shared = known.slice(from);
  const differs = shared.findIndex((bytes, index) => !isSame(bytes, encoded[index]));
  return { from, length: differs < 0 ? shared.length : differs };
}

function isNext(encoded: readonly Uint8Array[], index: number): boolean {
  const [before, frame] = [encoded[index - 1], encoded[index]];
  return before !== undefined && frame !== undefined && seqOf(frame) === seqOf(before) + 1;
}

const seqOf = (bytes: Uint8Array): number => peekFrameHeader(bytes).seq;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function isSame(one: Uint8Array, other: Uint8Array | undefined): boolean {
  return other !== undefined && Buffer.compare(one, other) === 0;
}
