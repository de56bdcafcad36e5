import { describe, expect, it } from 'vitest';
import { isBeatMark, readWfdbAnnotations } from './wfdbAnnotations.ts';

const word = (code: number, low: number) => [low & 0xff, (code << 2) | (low >> 8)];
const END = [0, 0];

describe('readWfdbAnnotations', () => {
  it('adds up intervals, long ones and text included', () => {
    const bytes = Uint8Array.from([
      ...word(28, 18), // rhythm change with text
      ...word(63, 3),
      ...[0x28, 0x4e, 0x00, 0x00],
      ...word(1, 59),
      ...word(59, 0), // 65537 samples: high word first
      ...[1, 0, 1, 0],
      ...word(5, 0),
      ...END,
    ]);
    const marks = readWfdbAnnotations(bytes);
    expect(marks).toEqual([
      { sample: 18, symbol: '#28' },
      { sample: 77, symbol: 'N' },
      { sample: 65_614, symbol: 'V' },
    ]);
    expect(marks.filter(isBeatMark)).toHaveLength(2);
  });

  it('refuses a file that is cut off', () => {
    expect(() => readWfdbAnnotations(Uint8Array.from(word(1, 59)))).toThrow(/end mark at byte 2/);
  });
});
