import type { IncomingHttpHeaders } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** Says of an address whether it is a proxy of the operator's, whose word on where a request came from is believed. */
export type IsTrusted = (address: string) => boolean;

/** @throws RangeError for what is no address and no network. */
export function trustedProxies(list: readonly string[]): IsTrusted {
  const known = new BlockList();
  for (const entry of list) addTo(known, entry);
  return (address) => {
    const plain = unmapped(address);
    return isIP(plain) !== 0 && known.check(plain, familyOf(plain));
  };
}

/**
 * Where a request came from: the connection's other end, or, when that is a trusted proxy, the last address of `X-Forwarded-For` that is none. What stands before it
 * was written by whoever asked, and is not believed.
 */
export function clientAddress(
  remote: string | undefined,
  forwarded: IncomingHttpHeaders['x-forwarded-for'],
  isTrusted: IsTrusted,
): string {
  const hops = [forwarded ?? []].flat().join(',').split(',');
  let address = unmapped(remote ?? 'unknown');
  while (isTrusted(address)) {
    const before = unmapped(hops.pop()?.trim() ?? '');
    if (isIP(before) === 0) break;
    address = before;
  }
  return address;
}

function addTo(known: BlockList, entry: string): void {
  const [network = '', prefix] = entry.split('/');
  if (isIP(network) === 0) throw new RangeError('an address, or a network such as 10.0.0.0/8');
  if (prefix === undefined) known.addAddress(network, familyOf(network));
  else known.addSubnet(network, Number(prefix), familyOf(network));
}

const familyOf = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** A socket that takes both kinds writes an IPv4 address as an IPv6 one. */
const unmapped = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/i, '');
