/** Little-endian 16-bit samples, as many whole ones as there are. */
export function int16Samples(bytes: Uint8Array): Int16Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Int16Array.from({ length: bytes.length >> 1 }, (_, i) => view.getInt16(2 * i, true));
}

const INT32_MAX = 2 ** 31 - 1;
/** Decimals that are kept of samples which a file spells as fractions. */
const FRACTION_STEPS = 1000;

/**
 * Numbers separated by white space or commas, as whole numbers of `1 / perUnit` each; `undefined` when one is no number or too large.
 * Only what has fractions is given in smaller steps.
 */
export function spelledSamples(text: string): { values: Int32Array; perUnit: number } | undefined {
  const values = numbersIn(text);
  const perUnit = values.every(Number.isInteger) ? 1 : FRACTION_STEPS;
  if (!values.every((value) => Math.abs(value * perUnit) <= INT32_MAX)) return undefined;
  return { values: Int32Array.from(values, (value) => Math.round(value * perUnit)), perUnit };
}

/** One word at a time: a list of millions of them would take many times the memory of the text. */
function numbersIn(text: string): Float64Array {
  let values = new Float64Array(FIRST_ROOM);
  let count = 0;
  for (const [word] of text.matchAll(/[^\s,]+/g)) {
    if (count === values.length) values = grown(values);
    values[count++] = Number(word);
  }
  return values.subarray(0, count);
}

const FIRST_ROOM = 8192;

function grown(values: Float64Array): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(2 * values.length);
  larger.set(values);
  return larger;
}
