import { AppError } from '../errors/appError.ts';
import { ErrorCode } from '../errors/errorCode.ts';
import { viewOf } from './frameLayout.ts';

const COUNT_BYTES = 2;
const LENGTH_BYTES = 2;
const MAX_U16 = 0xffff;

/**
 * Several encoded frames in one message: u16 number of frames, then for each u16 length and the frame (little-endian). The frames may be of
 * different streams and in any order; each carries its own checksum, so a batch has none.
 */
export function packFrames(frames: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const total = frames.reduce((sum, frame) => sum + LENGTH_BYTES + frame.length, COUNT_BYTES);
  const fits = frames.length <= MAX_U16 && frames.every(({ length }) => length > 0 && length <= MAX_U16);
  if (!fits) throw refusedBatch(0, 'holds at most 65535 frames of 1 to 65535 bytes');
  const batch = new Uint8Array(total);
  const view = viewOf(batch);
  view.setUint16(0, frames.length, true);
  let offset = COUNT_BYTES;
  for (const frame of frames) {
    view.setUint16(offset, frame.length, true);
    batch.set(frame, offset + LENGTH_BYTES);
    offset += LENGTH_BYTES + frame.length;
  }
  return batch;
}

/** The frames, still encoded, as views into the batch. Throws `Invalid` when the lengths do not add up to the message. */
export function unpackFrames(batch: Uint8Array): Uint8Array[] {
  const view = viewOf(batch);
  if (batch.length < COUNT_BYTES) throw refusedBatch(0, 'is too short for a number of frames');
  const frames: Uint8Array[] = [];
  let offset = COUNT_BYTES;
  for (let left = view.getUint16(0, true); left > 0; left--) {
    const frame = frameAt(batch, view, offset);
    frames.push(frame);
    offset += LENGTH_BYTES + frame.length;
  }
  if (offset !== batch.length) throw refusedBatch(offset, 'has bytes behind its last frame');
  return frames;
}

function frameAt(batch: Uint8Array, view: DataView, offset: number): Uint8Array {
  if (offset + LENGTH_BYTES > batch.length) throw refusedBatch(offset, 'ends before a frame');
  const length = view.getUint16(offset, true);
  const start = offset + LENGTH_BYTES;
  if (length === 0 || start + length > batch.length) throw refusedBatch(offset, 'ends within a frame');
  return batch.subarray(start, start + length);
}

function refusedBatch(offset: number, limit: string): AppError {
  const issues = [{ path: 'batch', limit }];
  return new AppError(ErrorCode.Invalid, `ECG batch at byte ${offset}: ${limit}`, { issues });
}
