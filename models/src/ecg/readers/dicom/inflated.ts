import { brokenFile } from '../brokenFile.ts';
import type { EcgFile } from '../ecgFile.ts';
import { READER_LIMITS } from '../readerLimits.ts';
import { DICOM, isDicom } from './dataSet.ts';

/** PS3.5 A.5: the data set behind the file header is one raw deflate stream (RFC 1951) of explicit little endian. */
const DEFLATED = new TextEncoder().encode('1.2.840.10008.1.2.1.99');
/** The same without its last part is the transfer syntax of what comes out. */
const LAST_PART_BYTES = 3;
/** (0002,0000) stands first and says how long the rest of the header is (PS3.10 7.1). */
const LENGTH_AT = 140;
const HEADER_AT = 144;
const LONGEST_HEADER_BYTES = 4096;

/** The files with those whose data set is deflated written out. Rejects with `invalid` for one that is cut short, damaged, or larger than what is read. */
export function inflated(files: readonly EcgFile[]): Promise<EcgFile[]> {
  return Promise.all(files.map(async (file) => ({ ...file, bytes: await inflatedBytes(file.bytes) })));
}

async function inflatedBytes(bytes: Uint8Array): Promise<Uint8Array> {
  const syntaxAt = isDicom(bytes) ? placeOf(DEFLATED, bytes.subarray(0, LONGEST_HEADER_BYTES)) : -1;
  if (syntaxAt < 0) return bytes;
  const endsAt = headerEnd(bytes);
  const header = bytes.slice(0, endsAt);
  const end = syntaxAt + DEFLATED.length;
  header.fill(0, end - LAST_PART_BYTES, end);
  const body = await inflate(bytes.subarray(endsAt), endsAt);
  const whole = new Uint8Array(endsAt + body.length);
  whole.set(header);
  whole.set(body, endsAt);
  return whole;
}

function headerEnd(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length < HEADER_AT ? Infinity : HEADER_AT + view.getUint32(LENGTH_AT, true);
  if (end > bytes.length || end > LONGEST_HEADER_BYTES)
    throw brokenFile(DICOM, 'file header', `byte ${LENGTH_AT}`, 'is longer than it can be');
  return end;
}

/** One byte of zero may follow, so that the length is even; the browser's stream takes it for junk. */
async function inflate(deflated: Uint8Array, at: number): Promise<Uint8Array> {
  const whole = await unpacked(deflated, at);
  const result = whole ?? (deflated.at(-1) === 0 ? await unpacked(deflated.subarray(0, -1), at) : null);
  if (!result) throw brokenFile(DICOM, 'data set', `byte ${at}`, 'is deflated and cannot be inflated');
  return result;
}

/** `null` for what is no whole deflate stream. */
async function unpacked(deflated: Uint8Array, at: number): Promise<Uint8Array | null> {
  const stream = new Blob([deflated.slice()]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const reader: ReadableStreamDefaultReader<Uint8Array> = stream.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const next = await reader.read().catch(() => null);
    if (!next) return null;
    if (next.done) return joined(chunks, size);
    chunks.push(next.value);
    size += next.value.length;
    if (size > READER_LIMITS.bytes) {
      await reader.cancel();
      throw brokenFile(
        DICOM,
        'data set',
        `byte ${at}`,
        `must be at most ${READER_LIMITS.bytes} bytes inflated`,
      );
    }
  }
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}

function placeOf(wanted: Uint8Array, bytes: Uint8Array): number {
  for (let at = 0; at + wanted.length <= bytes.length; at++)
    if (wanted.every((byte, index) => bytes[at + index] === byte)) return at;
  return -1;
}
