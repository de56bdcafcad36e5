import { describe, expect, it } from 'vitest';
import { readNumber } from './numberEntry.ts';

const limits = { min: 20, max: 45, usual: { min: 34, max: 41 }, decimals: 1 };

describe('readNumber', () => {
  it.each([
    ['37', 37],
    ['37,4', 37.4],
    ['37.4', 37.4],
    [' 36,9 ', 36.9],
  ])('reads %j as %d', (text, value) => {
    expect(readNumber(text, limits)).toEqual({ kind: 'accepted', value, unusual: false });
  });

  it.each([
    ['37,44', 'too-many-decimals'],
    ['19', 'out-of-range'],
    ['45,1', 'out-of-range'],
    ['3 7', 'not-a-number'],
    ['1,234.5', 'not-a-number'],
    ['1e2', 'not-a-number'],
    ['37,', 'not-a-number'],
    ['warm', 'not-a-number'],
  ])('refuses %j: %s', (text, because) => {
    expect(readNumber(text, limits)).toEqual({ kind: 'refused', because });
  });

  it('takes an unusual value and says that it is unusual', () => {
    expect(readNumber('42', limits)).toEqual({ kind: 'accepted', value: 42, unusual: true });
  });

  it('takes nothing typed as not known', () => {
    expect(readNumber('  ', limits)).toEqual({ kind: 'empty' });
  });
});
