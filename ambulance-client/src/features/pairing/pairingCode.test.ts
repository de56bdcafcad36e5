import { describe, expect, it, vi } from 'vitest';
import { codeInFragment, takeCodeFromAddress } from './pairingCode.ts';

describe('the pairing code in the address', () => {
  it.each([
    ['#pair=abcd2345', 'abcd2345'],
    ['#x=1&pair=abcd2345', 'abcd2345'],
    ['#pair=%20abcd2345%20', 'abcd2345'],
    ['#pair=', null],
    ['#other', null],
    ['', null],
  ])('%j gives %j', (fragment, code) => {
    expect(codeInFragment(fragment)).toBe(code);
  });

  it('is removed from the address bar as soon as it is read', () => {
    const replaceState = vi.fn();
    const location = { hash: '#pair=abcd2345', pathname: '/ambulance/', search: '?lang=nl' };
    expect(takeCodeFromAddress({ location, history: { replaceState } })).toBe('abcd2345');
    expect(replaceState).toHaveBeenCalledWith(null, '', '/ambulance/?lang=nl');
  });
});
