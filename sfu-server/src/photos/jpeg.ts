import type { CleanImage, ImageBytes } from './imageBytes.ts';

const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;

/** ITU-T T.81: frame headers C0 to CF, but for C4 (Huffman tables), C8 (reserved) and CC (arithmetic conditioning). */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;

/** Tables, frames, scans, JFIF (E0) and Adobe's colour transform (EE). Every other APPn holds metadata: EXIF with place and time, thumbnails, profiles. */
const isPicture = (marker: number): boolean =>
  isFrame(marker) || [0xc4, 0xcc, 0xdb, 0xdd, 0xe0, 0xee, SOS].includes(marker);

/** Segment by segment up to the end marker; what stands behind that is not part of the picture. */
export function cleanJpeg(file: ImageBytes): CleanImage {
  const kept: Uint8Array[] = [file.slice(0, 2)];
  let size: { width: number; height: number } | null = null;
  for (let at = 2; ;) {
    if (file.u8(at) !== 0xff) throw new RangeError('no marker where one belongs');
    const marker = file.u8(at + 1);
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === EOI) {
      kept.push(file.slice(at, at + 2));
      break;
    }
    if (marker === SOI) throw new RangeError('a picture within the picture');
    const end = at + 2 + file.u16(at + 2);
    if (isFrame(marker)) size = { height: file.u16(at + 5), width: file.u16(at + 7) };
    const next = marker === SOS ? endOfScan(file, end) : end;
    if (isPicture(marker)) kept.push(file.slice(at, next));
    at = next;
  }
  if (!size) throw new RangeError('no frame');
  return { ...size, bytes: Buffer.concat(kept) };
}

/** Scan data: 00 after FF is a stuffed byte, D0 to D7 are restarts; anything else is the next marker. */
function endOfScan(file: ImageBytes, from: number): number {
  for (let at = from; ; at++) {
    if (file.u8(at) !== 0xff) continue;
    const next = file.u8(at + 1);
    if (next !== 0x00 && (next < 0xd0 || next > 0xd7)) return at;
  }
}
