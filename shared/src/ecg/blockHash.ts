import { AppError } from '../errors/appError.ts';
import { ErrorCode } from '../errors/errorCode.ts';
import { viewOf } from './frameLayout.ts';
import type { EcgFrame } from './frame.ts';
import { toHex } from './hex.ts';
import { leadMask } from './leadMask.ts';
import { isSameFormat, sampleCount, type EcgRecording } from './recording.ts';

const PREFIX_BYTES = 8;

/**
 * SHA-256, as 64 lower-case digits, by which tablet, server and tests say "the same ECG". Over, little-endian: u16 lead mask, u16 rateHz,
 * u32 lsbNv, then the samples as i16, instant by instant and within an instant in the order of STANDARD_LEADS. How the samples were cut
 * into frames or parts does not count, so that a file, what was sent and what is stored compare directly.
 * `parts` follow each other and share leads, rate and resolution. In a browser, WebCrypto needs a secure page (https or localhost).
 */
export async function hashSamples(parts: readonly EcgRecording[]): Promise<string> {
  return toHex(new Uint8Array(await crypto.subtle.digest('SHA-256', canonicalBytes(parts))));
}

/** The same for consecutive frames of one stream. Throws `Invalid` when one is missing, doubled, out of order or of another stream. */
export async function hashFrames(frames: readonly EcgFrame[]): Promise<string> {
  const [first] = frames;
  const follow = frames.every(
    ({ streamId, seq }, index) => streamId === first?.streamId && seq === first.seq + index,
  );
  if (!follow) throw refusedBlock('needs consecutive frames of one stream');
  return hashSamples(frames);
}

function canonicalBytes(parts: readonly EcgRecording[]): Uint8Array<ArrayBuffer> {
  const [first] = parts;
  if (!first) throw refusedBlock('needs at least one sample');
  const total = parts.reduce((sum, part) => sum + sampleCount(part), 0);
  const bytes = new Uint8Array(PREFIX_BYTES + total * first.leads.length * 2);
  const view = viewOf(bytes);
  view.setUint16(0, leadMask(first.leads), true);
  view.setUint16(2, first.rateHz, true);
  view.setUint32(4, first.lsbNv, true);
  let offset = PREFIX_BYTES;
  for (const part of parts) {
    if (!isSameFormat(first, part))
      throw refusedBlock('needs the same leads, rate and resolution throughout');
    offset = writeSamples(view, offset, part);
  }
  return bytes;
}

function writeSamples(view: DataView, start: number, { samples }: EcgRecording): number {
  const stride = samples.length * 2;
  for (const [index, lead] of samples.entries()) {
    let offset = start + index * 2;
    for (const sample of lead) {
      view.setInt16(offset, sample, true);
      offset += stride;
    }
  }
  return start + stride * (samples[0]?.length ?? 0);
}

function refusedBlock(limit: string): AppError {
  const issues = [{ path: 'frames', limit }];
  return new AppError(ErrorCode.Invalid, `ECG block: ${limit}`, { issues });
}
