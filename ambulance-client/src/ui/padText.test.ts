import { describe, expect, it } from 'vitest';
import { afterKey, type PadKey, withoutOpenDecimal } from './padText.ts';

const typed = (...keys: PadKey[]) => keys.reduce(afterKey, '');

describe('the number pad', () => {
  it.each<[PadKey[], string]>([
    [['1', '2', '0'], '120'],
    [['0', '5'], '5'],
    [['3', '6', 'decimal', '8'], '36,8'],
    [['decimal', '5'], '0,5'],
    [['1', 'decimal', '2', 'decimal', '3'], '1,23'],
    [['1', '2', 'delete', '5'], '15'],
    [['delete'], ''],
  ])('%j gives %j', (keys, text) => {
    expect(typed(...keys)).toBe(text);
  });

  it('reads a number whose decimals have not been entered yet as it stands', () => {
    expect(withoutOpenDecimal('36,')).toBe('36');
    expect(withoutOpenDecimal('36,8')).toBe('36,8');
  });
});
