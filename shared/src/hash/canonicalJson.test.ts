import { describe, expect, it } from 'vitest';
import { canonicalJson } from './canonicalJson.ts';

describe('canonicalJson', () => {
  it('writes the same text whatever order the keys were set in', () => {
    expect(canonicalJson({ b: 1, a: { d: [true, null], c: 'x' } })).toBe(
      '{"a":{"c":"x","d":[true,null]},"b":1}',
    );
    expect(canonicalJson({ a: { c: 'x', d: [true, null] }, b: 1 })).toBe(
      '{"a":{"c":"x","d":[true,null]},"b":1}',
    );
  });

  it('keeps the order of a list, which carries meaning', () => {
    expect(canonicalJson([2, 1])).not.toBe(canonicalJson([1, 2]));
  });

  it('treats undefined as absent, so an optional field that was never set changes nothing', () => {
    expect(canonicalJson({ a: 1, b: undefined })).toBe('{"a":1}');
  });

  it('writes numbers as ECMAScript does and minus zero as zero', () => {
    expect(canonicalJson([1e21, 0.1, -0, 1.0])).toBe('[1e+21,0.1,0,1]');
  });

  it('escapes keys and texts', () => {
    expect(canonicalJson({ 'a"b': 'c\n' })).toBe('{"a\\"b":"c\\n"}');
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses %s, which JSON would turn into null', (value) => {
    expect(() => canonicalJson({ value })).toThrow(RangeError);
  });
});
