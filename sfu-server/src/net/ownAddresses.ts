import { isIPv6 } from 'node:net';
import { networkInterfaces } from 'node:os';

/** As `os.networkInterfaces()` has them. */
export type OwnAddress = { address: string; family: 'IPv4' | 'IPv6'; internal: boolean };

/** Addresses to listen on that stand for all of a machine's, with the families that they stand for. */
const EVERYWHERE: ReadonlyMap<string, readonly OwnAddress['family'][]> = new Map([
  ['0.0.0.0', ['IPv4']],
  ['::', ['IPv4', 'IPv6']],
]);
/** Of one link only (RFC 4291, 2.5.6): without the name of the link it leads nowhere. */
const LINK_LOCAL = /^fe[89ab]/i;

/**
 * Where others find what listens on this address: the address itself, or each one of this machine that it stands for, those
 * that other machines reach first. Nobody can connect to "everywhere", though browsers and ICE candidates would be told so.
 */
export function reachedAt(listening: string, own: readonly OwnAddress[] = ofThisMachine()): string[] {
  const families = EVERYWHERE.get(listening);
  if (!families) return [listening];
  return own
    .filter(({ address, family }) => families.includes(family) && !LINK_LOCAL.test(address))
    .toSorted((a, b) => Number(a.internal) - Number(b.internal))
    .map(({ address }) => address);
}

/** The origin of what listens there (RFC 3986, 3.2.2: an IPv6 address in brackets). */
export function originOf(protocol: 'http' | 'https', address: string, port: number): string {
  return `${protocol}://${isIPv6(address) ? `[${address}]` : address}:${port}`;
}

function ofThisMachine(): OwnAddress[] {
  return Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? []);
}
