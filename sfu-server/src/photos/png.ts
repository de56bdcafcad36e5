import type { CleanImage, ImageBytes } from './imageBytes.ts';

const SIGNATURE_BYTES = 8;
/** Length, type and checksum around a chunk's data. */
const AROUND = 12;

/** What the picture is made of (PNG, third edition). Text, time, EXIF and profiles are left out. */
const PICTURE = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'IDAT', 'IEND']);

export function cleanPng(file: ImageBytes): CleanImage {
  const kept: Uint8Array[] = [file.slice(0, SIGNATURE_BYTES)];
  if (file.text(SIGNATURE_BYTES + 4, 4) !== 'IHDR') throw new RangeError('no header');
  for (let at = SIGNATURE_BYTES, type = ''; type !== 'IEND';) {
    const end = at + AROUND + file.u32(at);
    type = file.text(at + 4, 4);
    if (PICTURE.has(type)) kept.push(file.slice(at, end));
    at = end;
  }
  return {
    width: file.u32(SIGNATURE_BYTES + 8),
    height: file.u32(SIGNATURE_BYTES + 12),
    bytes: Buffer.concat(kept),
  };
}
