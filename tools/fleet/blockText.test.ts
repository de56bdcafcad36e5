import { describe, expect, it } from 'vitest';
import { drawText, GLYPH_HEIGHT, textWidth } from './blockText.ts';

/** The text as rows of `#` and `.`, a character to a block. */
function drawn(text: string): string[] {
  const width = textWidth(text);
  const plane = { width, data: new Uint8Array(width * GLYPH_HEIGHT) };
  drawText(plane, text, { left: 0, top: 0, scale: 1, brightness: 200 });
  return Array.from({ length: GLYPH_HEIGHT }, (_, row) =>
    Array.from(plane.data.subarray(row * width, (row + 1) * width), (value) => (value ? '#' : '.')).join(''),
  );
}

describe('block text', () => {
  it('reads as what it says', () => {
    expect(drawn('17-:')).toEqual([
      '.#..###........',
      '##....#......#.',
      '.#....#.###....',
      '.#...#.......#.',
      '###..#.........',
    ]);
  });

  it('has a shape of its own for each digit', () => {
    expect(new Set(Array.from('0123456789', (digit) => drawn(digit).join())).size).toBe(10);
  });

  it('leaves the place of what it cannot draw empty', () => {
    expect(drawn('A').join('')).not.toContain('#');
  });
});
