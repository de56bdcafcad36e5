import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SeqRanges } from './seqRanges.ts';

const seqs = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 80 });

function filled(numbers: readonly number[]): SeqRanges {
  const set = new SeqRanges();
  for (const seq of numbers) set.add(seq);
  return set;
}

describe('SeqRanges', () => {
  it('holds exactly what was added, in whatever order it came', () => {
    fc.assert(
      fc.property(seqs, (numbers) => {
        const set = filled(numbers);
        for (let seq = 0; seq <= 61; seq++) expect(set.has(seq)).toBe(numbers.includes(seq));
      }),
    );
  });

  it('keeps ranges ascending and apart', () => {
    fc.assert(
      fc.property(seqs, (numbers) => {
        const ranges = filled(numbers).ranges();
        for (const [index, [first, last]] of ranges.entries()) {
          expect(first).toBeLessThanOrEqual(last);
          expect(ranges[index + 1]?.[0] ?? Infinity).toBeGreaterThan(last + 1);
        }
      }),
    );
  });

  it('names as gaps what is missing below the last', () => {
    fc.assert(
      fc.property(seqs, (numbers) => {
        const set = filled(numbers);
        const missing = set
          .gaps()
          .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, i) => first + i));
        const expected = Array.from({ length: (set.last() ?? -1) + 1 }, (_, seq) => seq).filter(
          (seq) => !numbers.includes(seq),
        );
        expect(missing).toEqual(expected);
      }),
    );
  });

  it('is contiguous only from 0', () => {
    expect(filled([1, 2, 3]).contiguousThrough()).toBe(-1);
    expect(filled([0, 2]).contiguousThrough()).toBe(0);
    expect(filled([2, 0, 1]).contiguousThrough()).toBe(2);
  });

  it('refuses a range that ends before it starts', () => {
    expect(() => {
      new SeqRanges().addRange(3, 2);
    }).toThrow(RangeError);
  });

  it('covers a stretch only when every number of it is there', () => {
    const set = SeqRanges.of([
      [0, 9],
      [11, 20],
    ]);
    expect(set.covers([0, 9])).toBe(true);
    expect(set.covers([12, 15])).toBe(true);
    expect(set.covers([5, 12])).toBe(false);
    expect(set.covers([15, 21])).toBe(false);
  });
});
