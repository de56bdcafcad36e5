import { brokenFile } from './brokenFile.ts';
import { assertSampleCount } from './readerLimits.ts';
import { WFDB_FORMATS, type WfdbFormat } from './wfdbFormats.ts';

/** `signalCount` interleaved signals out of the bytes of one signal file; `sampleCount` of each, or as many as the file holds. */
export function decodeWfdbSignals(
  bytes: Uint8Array,
  format: WfdbFormat,
  signalCount: number,
  sampleCount: number | undefined,
): Int32Array[] {
  const { bytes: size, samples: perSize, read } = WFDB_FORMATS[format];
  const held = Math.floor(Math.floor((bytes.length * perSize) / size) / signalCount);
  const count = sampleCount ?? held;
  if (count > held)
    throw brokenFile('WFDB', 'signal file', `byte ${bytes.length}`, 'ends before the last sample');
  assertSampleCount('WFDB', 'the header', count * signalCount);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: signalCount }, (_, signal) =>
    Int32Array.from({ length: count }, (__, i) => read(view, i * signalCount + signal)),
  );
}

/** The sum of all samples as WFDB's 16-bit checksum. */
export function wfdbChecksum(samples: Iterable<number>): number {
  let sum = 0;
  for (const sample of samples) sum = (sum + sample) & 0xffff;
  return sum;
}
