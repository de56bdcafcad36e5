import type { Plane } from './plane.ts';

/** Three by five blocks, one octal digit a row, top row first. */
const GLYPHS: Readonly<Record<string, string>> = {
  '0': '75557',
  '1': '26227',
  '2': '71747',
  '3': '71717',
  '4': '55711',
  '5': '74717',
  '6': '74757',
  '7': '71122',
  '8': '75757',
  '9': '75717',
  '-': '00700',
  ':': '02020',
};
const GLYPH_WIDTH = 3;
const ADVANCE = GLYPH_WIDTH + 1;
export const GLYPH_HEIGHT = 5;

type Placing = {
  readonly left: number;
  readonly top: number;
  /** Pixels to a block. */
  readonly scale: number;
  readonly brightness: number;
};

/** In blocks. */
export function textWidth(text: string): number {
  return text.length * ADVANCE - 1;
}

/** Digits, dashes and colons; any other character leaves its place empty. */
export function drawText(plane: Plane, text: string, placing: Placing): void {
  for (const [index, character] of Array.from(text).entries()) {
    const left = placing.left + index * ADVANCE * placing.scale;
    drawGlyph(plane, GLYPHS[character] ?? '', { ...placing, left });
  }
}

function drawGlyph(plane: Plane, glyph: string, { left, top, scale, brightness }: Placing): void {
  for (const [row, digit] of Array.from(glyph).entries()) {
    for (let column = 0; column < GLYPH_WIDTH; column++) {
      if (((Number(digit) >> (GLYPH_WIDTH - 1 - column)) & 1) === 0) continue;
      for (let y = top + row * scale; y < top + (row + 1) * scale; y++) {
        const start = y * plane.width + left + column * scale;
        plane.data.fill(brightness, start, start + scale);
      }
    }
  }
}
