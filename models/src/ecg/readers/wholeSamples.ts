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
  const numbers = text.split(/[\s,]+/).filter((word) => word !== '');
  const values = Float64Array.from(numbers, Number);
  const perUnit = values.every(Number.isInteger) ? 1 : FRACTION_STEPS;
  if (!values.every((value) => Math.abs(value * perUnit) <= INT32_MAX)) return undefined;
  return { values: Int32Array.from(values, (value) => Math.round(value * perUnit)), perUnit };
}
