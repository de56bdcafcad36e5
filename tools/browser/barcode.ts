import type { Page } from 'playwright-core';

/**
 * A number drawn into a picture so coarsely that it survives scaling and video coding: 32 squares from left to right across the top quarter of the
 * picture, white for 1, and a row with the opposite colours below, so that a picture without a barcode does not read as a number.
 */

/** Luma of the barcode at a point of the picture, both in 0 to 1; `null` outside. Numbers wrap at 2^32. */
export function barcodeLuma(value: number, x: number, y: number): number | null {
  if (y >= 0.25) return null;
  const bit = Math.floor(x * 32);
  const isOne = Math.floor(value / 2 ** bit) % 2 === 1;
  const isLowerRow = y >= 0.125;
  return isOne === isLowerRow ? 16 : 235;
}

/** The number in an RGBA picture, or `null` when its two rows do not agree. */
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

/** Both functions as a page under test finds them: they stand alone, because a page gets them as text. */
export type BarcodeWindow = {
  smartTriageBarcode: { barcodeLuma: typeof barcodeLuma; readBarcode: typeof readBarcode };
};

export async function installBarcode(page: Page): Promise<void> {
  const functions = `barcodeLuma: ${String(barcodeLuma)}, readBarcode: ${String(readBarcode)}`;
  await page.addInitScript({ content: `globalThis.smartTriageBarcode = { ${functions} };` });
}
