import type { StreamId } from '../domain/ids.ts';
import type { Instant } from '../time/instant.ts';
import {
  CRC_BYTES,
  FRAME_OFFSETS,
  FRAME_PART,
  type FramePart,
  requireField,
  requireWithin,
  viewOf,
} from './frameLayout.ts';
import { FULL_LEAD_MASK, leadMask, leadsOfMask } from './leadMask.ts';
import type { Lead } from './leads.ts';
import { ECG_LIMITS } from './limits.ts';
import { isUuidText, uuidFromBytes, uuidToBytes } from './uuidBytes.ts';

const MAGIC = 0x4553;
const VERSION = 1;
/** The furthest instant that a date can name, in ms: `InstantSchema`'s limit. */
const MAX_INSTANT_MS = 8.64e15;

/** What a frame says about its samples. */
export type FrameHeader = {
  readonly streamId: StreamId;
  /** 0 for the first frame of the stream, then one more for each: a hole in the numbers is a hole in the ECG. */
  readonly seq: number;
  /** Of the first sample, on the tablet's clock. */
  readonly capturedAt: Instant;
  /** Server's clock minus tablet's clock, as last measured; `null` when it was not measured (yet). Never read it as 0. */
  readonly clockOffsetMs: number | null;
  readonly rateHz: number;
  /** What one step is worth, in nanovolt. */
  readonly lsbNv: number;
  readonly leads: readonly Lead[];
  /** Of each lead. */
  readonly sampleCount: number;
  /** Of the coded samples, in bytes. */
  readonly payloadLength: number;
};

/** Throws `Invalid` for a value that has no room in its field or breaks its limit. */
export function writeFrameHeader(bytes: Uint8Array, header: FrameHeader, part: FramePart): void {
  checkHeader(header);
  const view = viewOf(bytes);
  view.setUint16(FRAME_OFFSETS.magic, MAGIC, true);
  view.setUint8(FRAME_OFFSETS.version, VERSION);
  view.setUint8(FRAME_OFFSETS.part, FRAME_PART[part]);
  bytes.set(uuidToBytes(header.streamId), FRAME_OFFSETS.streamId);
  view.setUint32(FRAME_OFFSETS.seq, header.seq, true);
  view.setBigUint64(FRAME_OFFSETS.capturedAt, BigInt(header.capturedAt), true);
  view.setFloat64(FRAME_OFFSETS.clockOffsetMs, header.clockOffsetMs ?? NaN, true);
  view.setUint32(FRAME_OFFSETS.lsbNv, header.lsbNv, true);
  view.setUint16(FRAME_OFFSETS.rateHz, header.rateHz, true);
  view.setUint16(FRAME_OFFSETS.sampleCount, header.sampleCount, true);
  view.setUint16(FRAME_OFFSETS.leads, leadMask(header.leads), true);
  view.setUint16(FRAME_OFFSETS.payloadLength, header.payloadLength, true);
}

/**
 * Everything but the samples, for routing and for looking up what is stored. Throws `Invalid` for what cannot be a frame, or such a part of
 * one; does not look at the CRC, so that only `decodeFrame` knows that nothing was damaged.
 */
export function peekFrameHeader(bytes: Uint8Array, part: FramePart = 'whole'): FrameHeader {
  const view = viewOf(bytes);
  checkEnvelope(view, part);
  const clockOffsetMs = view.getFloat64(FRAME_OFFSETS.clockOffsetMs, true);
  const header = {
    streamId: uuidFromBytes(bytes.subarray(FRAME_OFFSETS.streamId, FRAME_OFFSETS.seq)) as StreamId,
    seq: view.getUint32(FRAME_OFFSETS.seq, true),
    capturedAt: Number(view.getBigUint64(FRAME_OFFSETS.capturedAt, true)) as Instant,
    clockOffsetMs: Number.isNaN(clockOffsetMs) ? null : clockOffsetMs,
    lsbNv: view.getUint32(FRAME_OFFSETS.lsbNv, true),
    rateHz: view.getUint16(FRAME_OFFSETS.rateHz, true),
    sampleCount: view.getUint16(FRAME_OFFSETS.sampleCount, true),
    leads: leadsOfMask(view.getUint16(FRAME_OFFSETS.leads, true)),
    payloadLength: view.getUint16(FRAME_OFFSETS.payloadLength, true),
  };
  checkHeader(header);
  return header;
}

function checkEnvelope(view: DataView, part: FramePart): void {
  const least = FRAME_OFFSETS.payload + CRC_BYTES;
  requireField(view.byteLength >= least, 'magic', 'the message is shorter than a header and a checksum');
  requireField(view.getUint16(FRAME_OFFSETS.magic, true) === MAGIC, 'magic', 'is not that of an ECG frame');
  requireField(view.getUint8(FRAME_OFFSETS.version) === VERSION, 'version', 'is not known here');
  const isPart = view.getUint8(FRAME_OFFSETS.part) === FRAME_PART[part];
  requireField(isPart, 'part', part === 'whole' ? 'must be 0: a whole frame' : 'must be 1: a head');
  const mask = view.getUint16(FRAME_OFFSETS.leads, true);
  requireField(mask > 0 && mask <= FULL_LEAD_MASK, 'leads', 'must name 1 to 12 leads and nothing else');
  const length = least + view.getUint16(FRAME_OFFSETS.payloadLength, true);
  requireField(view.byteLength === length, 'payloadLength', 'does not agree with the length of the message');
}

function checkHeader(header: FrameHeader): void {
  requireField(isUuidText(header.streamId), 'streamId', 'must be a UUID in lower case');
  requireWithin('seq', header.seq, { min: 0, max: 0xffffffff });
  requireWithin('capturedAt', header.capturedAt, { min: 0, max: MAX_INSTANT_MS });
  const isOffset = header.clockOffsetMs === null || Math.abs(header.clockOffsetMs) <= MAX_INSTANT_MS;
  requireField(isOffset, 'clockOffsetMs', 'must be ms between two dates');
  requireWithin('lsbNv', header.lsbNv, ECG_LIMITS.lsbNv);
  requireWithin('rateHz', header.rateHz, ECG_LIMITS.rateHz);
  requireWithin('sampleCount', header.sampleCount, ECG_LIMITS.samplesPerFrame);
  requireWithin('leads', header.leads.length, ECG_LIMITS.leads);
}
