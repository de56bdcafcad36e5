import { describe, expect, it } from 'vitest';
import { matchTotp, newTotpSecret, totpAt } from './totp.ts';

/** RFC 6238, appendix B: the ASCII secret "12345678901234567890", its codes cut to six digits. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

describe('time-based codes', () => {
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ])('at second %d are those of RFC 6238', (second, code) => {
    expect(totpAt(SECRET, second * 1000)).toBe(code);
  });

  it('are taken from a clock that is half a minute off, and from no other', () => {
    const now = 1_111_111_111_000;
    expect(matchTotp(SECRET, totpAt(SECRET, now - 30_000), now, 0)).not.toBeNull();
    expect(matchTotp(SECRET, totpAt(SECRET, now + 30_000), now, 0)).not.toBeNull();
    expect(matchTotp(SECRET, totpAt(SECRET, now - 90_000), now, 0)).toBeNull();
    expect(matchTotp(SECRET, '', now, 0)).toBeNull();
  });

  it('are worth nothing a second time', () => {
    const now = 1_111_111_111_000;
    const code = totpAt(SECRET, now);
    const step = matchTotp(SECRET, code, now, 0);
    expect(matchTotp(SECRET, code, now, step!)).toBeNull();
  });

  it('have secrets of 160 bits that differ', () => {
    expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/);
    expect(newTotpSecret()).not.toBe(newTotpSecret());
  });
});
