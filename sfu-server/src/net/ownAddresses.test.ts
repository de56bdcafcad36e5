import { describe, expect, it } from 'vitest';
import { originOf, type OwnAddress, reachedAt } from './ownAddresses.ts';

const OWN: OwnAddress[] = [
  { address: '127.0.0.1', family: 'IPv4', internal: true },
  { address: '::1', family: 'IPv6', internal: true },
  { address: '192.168.1.20', family: 'IPv4', internal: false },
  { address: '2001:db8::20', family: 'IPv6', internal: false },
  { address: 'fe80::20', family: 'IPv6', internal: false },
];

describe('where others find what listens', () => {
  it('is the address itself when that is one', () => {
    expect(reachedAt('192.168.1.20', OWN)).toEqual(['192.168.1.20']);
  });

  it('is every address of the machine for all of IPv4, those of its networks first', () => {
    expect(reachedAt('0.0.0.0', OWN)).toEqual(['192.168.1.20', '127.0.0.1']);
  });

  it('is every address that leads here from elsewhere for all of both', () => {
    expect(reachedAt('::', OWN)).toEqual(['192.168.1.20', '2001:db8::20', '127.0.0.1', '::1']);
  });

  it('is some address on any machine', () => {
    expect(reachedAt('0.0.0.0')).toContain('127.0.0.1');
  });
});

describe('the origin of what listens', () => {
  it('has brackets about an IPv6 address', () => {
    expect(originOf('https', '2001:db8::20', 4480)).toBe('https://[2001:db8::20]:4480');
    expect(originOf('http', '127.0.0.1', 4480)).toBe('http://127.0.0.1:4480');
  });
});
