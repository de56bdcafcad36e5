import { describe, expect, it } from 'vitest';
import { clientAddress, trustedProxies } from './clientAddress.ts';

const isTrusted = trustedProxies(['10.0.0.0/8', '192.0.2.7', 'fd00::/8']);

describe('the address that a request is taken to come from', () => {
  it.each([
    ['without a proxy, the connection’s', '203.0.113.5', undefined, '203.0.113.5'],
    ['of whoever only says to be behind one, the connection’s', '203.0.113.5', '198.51.100.1', '203.0.113.5'],
    ['behind a trusted proxy, the one that it names', '10.1.2.3', '198.51.100.1', '198.51.100.1'],
    ['behind two, the one that the first of them saw', '10.1.2.3', '198.51.100.1, 192.0.2.7', '198.51.100.1'],
    ['never what the client itself wrote before it', '10.1.2.3', '1.1.1.1, 198.51.100.1', '198.51.100.1'],
    ['of a proxy that says nothing, its own', '10.1.2.3', undefined, '10.1.2.3'],
    ['of a proxy that says nonsense, its own', '10.1.2.3', 'unknown, x"y', '10.1.2.3'],
    ['over IPv6', 'fd00::1', '2001:db8::5', '2001:db8::5'],
    ['of an IPv4 address written as an IPv6 one', '::ffff:10.1.2.3', '::ffff:198.51.100.1', '198.51.100.1'],
  ])('%s', (_, remote, forwarded, expected) => {
    expect(clientAddress(remote, forwarded, isTrusted)).toBe(expected);
  });

  it('is believed of nobody by default', () => {
    expect(clientAddress('127.0.0.1', '198.51.100.1', trustedProxies([]))).toBe('127.0.0.1');
    expect(() => trustedProxies(['proxy.example'])).toThrow('an address, or a network');
  });
});
