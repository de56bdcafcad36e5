import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barcodeLuma, readBarcode } from './barcode.ts';

const [WIDTH, HEIGHT] = [160, 90];

function picture(luma: (x: number, y: number) => number): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(WIDTH * HEIGHT * 4);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++)
      rgba.fill(luma((x + 0.5) / WIDTH, (y + 0.5) / HEIGHT), (y * WIDTH + x) * 4, (y * WIDTH + x) * 4 + 3);
  }
  return rgba;
}

describe('barcode', () => {
  it('reads back any number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (value) => {
        const rgba = picture((x, y) => barcodeLuma(value, x, y) ?? 128);
        expect(readBarcode(rgba, WIDTH, HEIGHT)).toBe(value);
      }),
      { numRuns: 50 },
    );
  });

  it('is not found in a picture without one', () => {
    expect(
      readBarcode(
        picture(() => 0),
        WIDTH,
        HEIGHT,
      ),
    ).toBeNull();
    expect(
      readBarcode(
        picture((x) => x * 255),
        WIDTH,
        HEIGHT,
      ),
    ).toBeNull();
  });
});
