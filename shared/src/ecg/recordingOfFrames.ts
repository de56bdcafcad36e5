import { AppError } from '../errors/appError.ts';
import { ErrorCode } from '../errors/errorCode.ts';
import { decodeFrame, type EcgFrame } from './frame.ts';
import { isSameFormat, type EcgRecording } from './recording.ts';

/** Consecutive encoded frames of one stream as one recording. Throws `invalid` when there are none, one is missing, or they are of two kinds. */
export function recordingOf(
  encoded: readonly Uint8Array[],
  decode: (bytes: Uint8Array) => EcgFrame = decodeFrame,
): EcgRecording {
  const frames = encoded.map((bytes) => decode(bytes));
  const [first] = frames;
  const isWhole = frames.every(
    (frame, index) => first !== undefined && isSameFormat(first, frame) && frame.seq === first.seq + index,
  );
  if (!first || !isWhole) throw new AppError(ErrorCode.Invalid, 'frames: not one stretch of one stream');
  const samples = first.leads.map((_, lead) => joined(frames.map((frame) => frame.samples[lead])));
  const { rateHz, lsbNv, leads } = first;
  return { rateHz, lsbNv, leads, samples };
}

function joined(parts: readonly (Int16Array | undefined)[]): Int16Array {
  const known = parts.map((part) => part ?? new Int16Array());
  const whole = new Int16Array(known.reduce((total, { length }) => total + length, 0));
  let at = 0;
  for (const part of known) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
