import { brokenFile } from './brokenFile.ts';

/** The values that the two formats reserve for "no sample here". */
export const WFDB_MISSING = { 16: -32_768, 212: -2_048 } as const;

/** `signalCount` interleaved signals out of the bytes of one signal file; `sampleCount` of each, or as many as the file holds. */
export function decodeWfdbSignals(
  bytes: Uint8Array,
  format: 16 | 212,
  signalCount: number,
  sampleCount: number | undefined,
): Int16Array[] {
  const held = Math.floor((format === 16 ? bytes.length / 2 : (bytes.length * 2) / 3) / signalCount);
  const count = sampleCount ?? held;
  if (count > held)
    throw brokenFile('WFDB', 'signal file', `byte ${bytes.length}`, 'ends before the last sample');
  const all = format === 16 ? decode16(bytes, count * signalCount) : decode212(bytes, count * signalCount);
  return Array.from({ length: signalCount }, (_, signal) => {
    const samples = new Int16Array(count);
    for (let i = 0, at = signal; i < count; i++, at += signalCount) samples[i] = all[at] ?? 0;
    return samples;
  });
}

function decode16(bytes: Uint8Array, count: number): Int16Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Int16Array.from({ length: count }, (_, i) => view.getInt16(2 * i, true));
}

/** Two 12-bit two's complement samples in three bytes: low byte of the first, both high nibbles, low byte of the second. */
function decode212(bytes: Uint8Array, count: number): Int16Array {
  const samples = new Int16Array(count);
  for (let i = 0; i < count; i++) {
    const at = (i >> 1) * 3;
    const nibbles = bytes[at + 1] ?? 0;
    const value =
      i % 2 === 0
        ? ((nibbles & 0x0f) << 8) | (bytes[at] ?? 0)
        : ((nibbles & 0xf0) << 4) | (bytes[at + 2] ?? 0);
    samples[i] = (value << 20) >> 20;
  }
  return samples;
}

/** The sum of all samples as WFDB's 16-bit checksum. */
export function wfdbChecksum(samples: Int16Array): number {
  let sum = 0;
  for (const sample of samples) sum = (sum + sample) & 0xffff;
  return sum;
}
