import type { CleanImage, ImageBytes } from './imageBytes.ts';

const HEADER_BYTES = 12;
/** In VP8X: bits for a colour profile, EXIF and XMP, none of which is kept, and for animation, which no photo is. */
const METADATA_BITS = 0x20 | 0x08 | 0x04;
const ANIMATION_BIT = 0x02;

type Size = { width: number; height: number };

/** RFC 9649: the extended header, alpha and one picture. EXIF, XMP and profiles are left out. */
export function cleanWebp(file: ImageBytes): CleanImage {
  const kept: Uint8Array[] = [];
  let size: Size | null = null;
  const riffEnd = 8 + file.u32le(4);
  for (let at = HEADER_BYTES; at < riffEnd;) {
    const type = file.text(at, 4);
    const end = at + 8 + file.u32le(at + 4) + (file.u32le(at + 4) % 2);
    const known = sizeIn(type, file, at + 8);
    if (known) size ??= known;
    if (known || type === 'ALPH')
      kept.push(type === 'VP8X' ? plainHeader(file.slice(at, end)) : file.slice(at, end));
    at = end;
  }
  if (!size) throw new RangeError('no picture');
  const body = Buffer.concat(kept);
  const header = Buffer.from(file.slice(0, HEADER_BYTES));
  header.writeUInt32LE(body.length + 4, 4);
  return { ...size, bytes: Buffer.concat([header, body]) };
}

function sizeIn(type: string, file: ImageBytes, at: number): Size | null {
  switch (type) {
    case 'VP8X':
      return { width: file.u24le(at + 4) + 1, height: file.u24le(at + 7) + 1 };
    case 'VP8 ':
      return { width: file.u16le(at + 6) & 0x3fff, height: file.u16le(at + 8) & 0x3fff };
    case 'VP8L': {
      const bits = file.u32le(at + 1);
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
    }
    default:
      return null;
  }
}

function plainHeader(chunk: Uint8Array): Uint8Array {
  const header = Buffer.from(chunk);
  const flags = header.readUInt8(8);
  if ((flags & ANIMATION_BIT) !== 0) throw new RangeError('an animation');
  header.writeUInt8(flags & ~METADATA_BITS, 8);
  return header;
}
