/**
 * A number drawn into a picture so coarsely that it survives scaling and video coding: `BARCODE_BITS` squares from left to right across the top of the
 * picture, white for 1, and a row with the opposite colours below, so that a picture without a barcode does not read as a number.
 */
export const BARCODE_BITS = 32;
/** Both rows together take this share of the picture's height. */
const BARCODE_HEIGHT = 0.25;

/** Luma of the barcode at a point of the picture, both in 0 to 1; `null` outside. Numbers wrap at 2^32. */
export function barcodeLuma(value: number, x: number, y: number): number | null {
  if (y >= BARCODE_HEIGHT) return null;
  const bit = Math.floor(x * BARCODE_BITS);
  const isOne = Math.floor(value / 2 ** bit) % 2 === 1;
  const isLowerRow = y >= BARCODE_HEIGHT / 2;
  return isOne === isLowerRow ? 16 : 235;
}

/**
 * The number in an RGBA picture, or `null` when its two rows do not agree. Stands alone (no imports, no closure), because pages get it as text.
 */
export function readBarcode(rgba: Uint8ClampedArray, width: number, height: number): number | null {
  let value = 0;
  for (let bit = 0; bit < 32; bit++) {
    const x = Math.floor(((bit + 0.5) / 32) * width);
    const upper = rgba[(Math.floor(height * 0.0625) * width + x) * 4 + 1] ?? 0;
    const lower = rgba[(Math.floor(height * 0.1875) * width + x) * 4 + 1] ?? 0;
    if (Math.abs(upper - lower) < 60) return null;
    if (upper > lower) value += 2 ** bit;
  }
  return value;
}
