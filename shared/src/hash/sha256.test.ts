import { describe, expect, it } from 'vitest';
import { sha256Hex } from './sha256.ts';

describe('sha256Hex', () => {
  // FIPS 180-2, appendix B.1.
  it('gives the standard digest of "abc", for the text and for its bytes', async () => {
    const expected = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';
    expect(await sha256Hex('abc')).toBe(expected);
    expect(await sha256Hex(new TextEncoder().encode('abc'))).toBe(expected);
  });

  it('hashes only the bytes of a view into a larger buffer', async () => {
    const wide = new TextEncoder().encode('xabcx');
    expect(await sha256Hex(wide.subarray(1, 4))).toBe(await sha256Hex('abc'));
  });
});
