import { brokenFile } from '../brokenFile.ts';
import { decodeLzw } from './lzw.ts';

const FORMAT = 'Philips XLI';
const HEADER_BYTES = 8;
/** Added to each stored second difference. */
const BIAS = 64;

/**
 * The channels of an XLI block: each an 8-byte header (32-bit length, a constant, the first second difference) and LZW-packed second differences
 * of 16 bits, all high bytes before all low ones. At most `channels` of them, at most `samples` long.
 */
export function decodeXli(bytes: Uint8Array, channels: number, samples: number): Int32Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: Int32Array[] = [];
  for (let at = 0; at < bytes.length && found.length < channels;) {
    if (at + HEADER_BYTES > bytes.length)
      throw brokenFile(FORMAT, 'channel header', `byte ${at}`, 'is cut off');
    const [length, first] = [view.getUint32(at, true), view.getInt16(at + 6, true)];
    const from = at + HEADER_BYTES;
    if (from + length > bytes.length) throw brokenFile(FORMAT, 'channel', `byte ${at}`, 'is cut off');
    const packed = decodeLzw(bytes.subarray(from, from + length), 2 * samples);
    if (!packed) throw brokenFile(FORMAT, 'LZW code', `the channel at byte ${at}`, 'stands for nothing');
    found.push(integrate(joinHalves(packed), first));
    at = from + length;
  }
  return found;
}

function joinHalves(packed: Uint8Array): Int16Array {
  const count = (packed.length + 1) >> 1;
  return Int16Array.from({ length: count }, (_, i) => ((packed[i] ?? 0) << 8) | (packed[count + i] ?? 0));
}

/** The first two values stand as they are; each later difference is applied one sample late, the header's first. */
function integrate(values: Int16Array, first: number): Int32Array {
  const samples = Int32Array.from(values);
  let difference = first;
  for (let i = 2; i < samples.length; i++) {
    samples[i] = 2 * (samples[i - 1] ?? 0) - (samples[i - 2] ?? 0) - difference;
    difference = (values[i] ?? 0) - BIAS;
  }
  return samples;
}
