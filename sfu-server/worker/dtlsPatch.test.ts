import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PATCHED_SOURCE, patchDtls } from './dtlsPatch.mjs';

const source = readFileSync(
  join(import.meta.dirname, '../../node_modules/mediasoup/worker', PATCHED_SOURCE),
  'utf8',
);

describe('patchDtls', () => {
  it('answers the return of every BIO operation with its own result, in the installed version', () => {
    const patched = patchDtls(source);
    expect(patched).toContain('(operationType & BIO_CB_RETURN) != 0 ? static_cast<long>(ret) : 1;');
    expect(patched).not.toContain('operationType == BIO_CB_RETURN');
  });

  it('puts 128-bit GCM before 256-bit GCM and changes nothing else', () => {
    const patched = patchDtls(source);
    expect(patched.indexOf('"SRTP_AEAD_AES_128_GCM"')).toBeLessThan(
      patched.indexOf('"SRTP_AEAD_AES_256_GCM"'),
    );
    const lines = source.split('\n');
    const changed = patched.split('\n').filter((line, at) => line !== lines[at]);
    expect(changed).toHaveLength(3);
  });

  it('stops when the line is gone, and when the file was patched before', () => {
    expect(() => patchDtls('int main() {}')).toThrow(/kernel TLS fix does not fit/);
    expect(() => patchDtls(patchDtls(source))).toThrow(/does not fit/);
  });
});
