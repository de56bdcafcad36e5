import { BitReader } from './bitReader.ts';
import { BitWriter } from './bitWriter.ts';
import { crc32c } from './crc32c.ts';
import { peekFrameHeader, writeFrameHeader, type FrameHeader } from './frameHeader.ts';
import { CRC_BYTES, FRAME_OFFSETS, FRAME_PART, type FramePart, refusedField, viewOf } from './frameLayout.ts';
import { sampleCount, type EcgRecording } from './recording.ts';
import { maxLeadBits, readLead, writeLead } from './sampleCoding.ts';

/**
 * A tenth of a second of ECG on its way: what is streamed, acknowledged, stored and hashed. `leads` are distinct and in the order of
 * STANDARD_LEADS, 1 to 12 of them; `samples` has 1 to 1000 values for each. The bytes are described in frameLayout.ts.
 */
export type EcgFrame = EcgRecording & Omit<FrameHeader, 'sampleCount' | 'payloadLength'>;

/** Throws `Invalid` for a frame outside its limits: leads out of order, unequal lengths, numbers that have no room in their field. */
export function encodeFrame(frame: EcgFrame): Uint8Array<ArrayBuffer> {
  return encode(frame, 'whole');
}

/** [EC13] The first samples of a frame, to be shown before it is full. No reader of frames takes it for one. */
export function encodeHead(head: EcgFrame): Uint8Array<ArrayBuffer> {
  return encode(head, 'head');
}

function encode(frame: EcgFrame, part: FramePart): Uint8Array<ArrayBuffer> {
  const header = { ...frame, sampleCount: sampleCount(frame), payloadLength: 0 };
  const bytes = new Uint8Array(maxFrameBytes(frame.leads.length, header.sampleCount));
  writeFrameHeader(bytes, header, part);
  checkSamples(frame);
  const writer = new BitWriter(bytes, FRAME_OFFSETS.payload);
  for (const lead of frame.samples) writeLead(writer, lead);
  return seal(bytes, writer.finish());
}

/**
 * The frame, exactly as it was encoded. Throws `Invalid`, naming the field and its place, when a byte is damaged, missing or too many, or
 * when a limit is broken: nothing that was changed on the way is ever drawn.
 */
export function decodeFrame(bytes: Uint8Array): EcgFrame {
  return decode(bytes, 'whole');
}

/** [EC13] The same for a head; a whole frame is refused. */
export function decodeHead(bytes: Uint8Array): EcgFrame {
  return decode(bytes, 'head');
}

/** Which of the two to read. Says nothing about whether it can be read. */
export function isHead(bytes: Uint8Array): boolean {
  return bytes[FRAME_OFFSETS.part] === FRAME_PART.head;
}

function decode(bytes: Uint8Array, part: FramePart): EcgFrame {
  const { sampleCount: count, payloadLength, ...frame } = peekFrameHeader(bytes, part);
  const crcOffset = FRAME_OFFSETS.payload + payloadLength;
  const crc = viewOf(bytes).getUint32(crcOffset, true);
  if (crc !== crc32c(bytes.subarray(0, crcOffset))) throw refusedField('crc', crcOffset, 'does not match');
  const reader = new BitReader(bytes.subarray(FRAME_OFFSETS.payload, crcOffset));
  const samples = frame.leads.map(() => readLead(reader, count));
  if (reader.isFullyRead()) return { ...frame, samples };
  throw refusedField('payload', FRAME_OFFSETS.payload, 'does not hold the samples that the header names');
}

function maxFrameBytes(leads: number, samples: number): number {
  return FRAME_OFFSETS.payload + Math.ceil((leads * maxLeadBits(Math.max(1, samples))) / 8) + CRC_BYTES;
}

function checkSamples({ leads, samples }: EcgFrame): void {
  const isEven =
    samples.length === leads.length && samples.every((lead) => lead.length === samples[0]?.length);
  if (!isEven)
    throw refusedField(
      'payload',
      FRAME_OFFSETS.payload,
      'needs as many samples of each lead as of the first',
    );
}

/** Writes the two fields that are known last, and returns the frame in memory of its own size. */
function seal(bytes: Uint8Array, crcOffset: number): Uint8Array<ArrayBuffer> {
  const view = viewOf(bytes);
  view.setUint16(FRAME_OFFSETS.payloadLength, crcOffset - FRAME_OFFSETS.payload, true);
  view.setUint32(crcOffset, crc32c(bytes.subarray(0, crcOffset)), true);
  return new Uint8Array(bytes.subarray(0, crcOffset + CRC_BYTES));
}
