import { AppError } from '../errors/appError.ts';
import { ErrorCode } from '../errors/errorCode.ts';
import { decodeFrame, type EcgFrame } from './frame.ts';
import { type EcgRecording, isSameFormat, joinRecordings } from './recording.ts';

/** Consecutive encoded frames of one stream as one recording. Throws `invalid` when there are none, one is missing, or they are of two kinds. */
export function recordingOf(encoded: readonly Uint8Array[]): EcgRecording {
  return recordingOfFrames(encoded.map(decodeFrame));
}

/** The same of decoded ones. */
export function recordingOfFrames(frames: readonly EcgFrame[]): EcgRecording {
  const [first, ...rest] = frames;
  const isWhole = rest.every(
    (frame, index) =>
      first !== undefined && isSameFormat(first, frame) && frame.seq === first.seq + index + 1,
  );
  if (!first || !isWhole) throw new AppError(ErrorCode.Invalid, 'frames: not one stretch of one stream');
  return joinRecordings(first, rest);
}
