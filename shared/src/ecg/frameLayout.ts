import { AppError } from '../errors/appError.ts';
import { ErrorCode } from '../errors/errorCode.ts';

/**
 * What stands before the samples. All numbers are little-endian.
 *
 * | byte | size | field         | content                                                                                    |
 * |------|------|---------------|--------------------------------------------------------------------------------------------|
 * | 0    | 2    | magic         | "SE", 53 45 hex                                                                            |
 * | 2    | 1    | version       | 1                                                                                          |
 * | 3    | 1    | part          | 0: a whole frame; 1: its head, sent ahead of it and never stored                           |
 * | 4    | 16   | streamId      | the UUID's bytes in the order in which it is written                                       |
 * | 20   | 4    | seq           | u32, 0 for the first frame of the stream, then one more for each                           |
 * | 24   | 8    | capturedAt    | u64, ms since 1970 UTC on the tablet's clock, of the first sample                          |
 * | 32   | 8    | clockOffsetMs | f64, server's clock minus tablet's clock as measured; NaN: not measured                    |
 * | 40   | 4    | lsbNv         | u32, nanovolt in one step                                                                  |
 * | 44   | 2    | rateHz        | u16, samples a second                                                                      |
 * | 46   | 2    | sampleCount   | u16, samples of each lead                                                                  |
 * | 48   | 2    | leads         | u16, bit n is set when lead n of STANDARD_LEADS is there                                   |
 * | 50   | 2    | payloadLength | u16, n: bytes of coded samples, from byte 52, the leads in standard order (sampleCoding.ts) |
 *
 * Behind the payload, at byte 52 + n, stands the CRC-32C (u32) of everything before it.
 */
export const FRAME_OFFSETS = {
  magic: 0,
  version: 2,
  part: 3,
  streamId: 4,
  seq: 20,
  capturedAt: 24,
  clockOffsetMs: 32,
  lsbNv: 40,
  rateHz: 44,
  sampleCount: 46,
  leads: 48,
  payloadLength: 50,
  payload: 52,
} as const;
export const CRC_BYTES = 4;

/** What the samples of a message are: all of a frame, or the first of it, as far as they were there. */
export const FRAME_PART = { whole: 0, head: 1 } as const;
export type FramePart = keyof typeof FRAME_PART;

type FrameField = keyof typeof FRAME_OFFSETS;
type Limits = { readonly min: number; readonly max: number };

/** The error for a field that breaks its limit. Names the field and its place, never its value. */
export function refusedField(field: string, offset: number, limit: string): AppError {
  const issues = [{ path: field, limit }];
  return new AppError(ErrorCode.Invalid, `ECG frame: ${field} at byte ${offset}: ${limit}`, { issues });
}

/** Throws `refusedField` unless the field holds its limit. */
export function requireField(holds: boolean, field: FrameField, limit: string): void {
  if (!holds) throw refusedField(field, FRAME_OFFSETS[field], limit);
}

/** The same for a whole number within limits, both included. */
export function requireWithin(field: FrameField, value: number, { min, max }: Limits): void {
  const holds = Number.isInteger(value) && value >= min && value <= max;
  requireField(holds, field, `must be a whole number from ${min} to ${max}`);
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
