const CODE_BITS = 10;
/** The first code that stands for no string; it ends the stream. */
const END_CODE = (1 << CODE_BITS) - 1;
const LITERALS = 256;

/**
 * The LZW of Philips' XLI: 10-bit codes, most significant bit first, a table that is never cleared and stops growing when full. Gives at most
 * `limit` bytes, and `undefined` for a code that stands for nothing yet.
 */
export function decodeLzw(bytes: Uint8Array, limit: number): Uint8Array | undefined {
  const table: Uint8Array[] = Array.from({ length: LITERALS }, (_, byte) => Uint8Array.of(byte));
  const out = new Uint8Array(limit);
  let length = 0;
  let previous: Uint8Array | undefined;
  for (const code of codesOf(bytes)) {
    const text: Uint8Array | undefined = table[code] ?? (code === table.length ? grown(previous) : undefined);
    if (!text) return undefined;
    out.set(text.subarray(0, limit - length), length);
    length = Math.min(limit, length + text.length);
    if (length === limit) break;
    if (previous && table.length < END_CODE) table.push(joined(previous, text[0] ?? 0));
    previous = text;
  }
  return out.subarray(0, length);
}

function* codesOf(bytes: Uint8Array): Generator<number> {
  let [bits, held] = [0, 0];
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xff_ffff;
    held += 8;
    if (held < CODE_BITS) continue;
    held -= CODE_BITS;
    const code = (bits >> held) & END_CODE;
    if (code === END_CODE) return;
    yield code;
  }
}

/** The one code that may come before its entry: the string before it and that string's own first byte. */
function grown(previous: Uint8Array | undefined): Uint8Array | undefined {
  return previous && joined(previous, previous[0] ?? 0);
}

function joined(text: Uint8Array, byte: number): Uint8Array {
  const longer = new Uint8Array(text.length + 1);
  longer.set(text);
  longer[text.length] = byte;
  return longer;
}
