import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { ConfigError } from '../config.ts';

export type TlsFiles = { cert: string; key: string };

const DAY_MS = 24 * 60 * 60 * 1000;
const CERTIFICATE_DAYS = 365;
/** A server runs for weeks between two starts; a browser gives no camera to a page whose certificate has ended. */
const RENEW_BEFORE_DAYS = 30;

/** The operator's own files, or a self-signed pair that is kept in the data folder until it is about to end. `null` when TLS is off. */
export async function loadTlsFiles(tls: string, dataDir: string, host: string): Promise<TlsFiles | null> {
  if (tls === 'off') return null;
  if (tls !== 'self-signed') return readOwnPair(tls);
  const folder = join(dataDir, 'tls');
  const kept = await readPairIfThere(folder);
  return kept && isLastingBeyond(kept, RENEW_BEFORE_DAYS) ? kept : makePair(folder, host);
}

function isLastingBeyond({ cert }: TlsFiles, days: number): boolean {
  return new X509Certificate(cert).validToDate.getTime() > Date.now() + days * DAY_MS;
}

async function readOwnPair(folder: string): Promise<TlsFiles> {
  const pair = await readPairIfThere(folder);
  if (pair === null) throw new ConfigError(`TLS: ${folder} has no cert.pem and key.pem`);
  return pair;
}

async function readPair(folder: string): Promise<TlsFiles> {
  const [cert, key] = await Promise.all([
    readFile(join(folder, 'cert.pem'), 'utf8'),
    readFile(join(folder, 'key.pem'), 'utf8'),
  ]);
  return { cert, key };
}

async function readPairIfThere(folder: string): Promise<TlsFiles | null> {
  try {
    return await readPair(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function makePair(folder: string, host: string): Promise<TlsFiles> {
  const notAfterDate = new Date(Date.now() + CERTIFICATE_DAYS * DAY_MS);
  const { cert, private: key } = await generate([{ name: 'commonName', value: host }], {
    keyType: 'ec',
    notAfterDate,
    extensions: [{ name: 'subjectAltName', altNames: namesOf(host) }],
  });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await Promise.all([
    writeFile(join(folder, 'cert.pem'), cert, { mode: 0o600 }),
    writeFile(join(folder, 'key.pem'), key, { mode: 0o600 }),
  ]);
  return { cert, key };
}

/** Browsers look at these names only: every address and name that this machine is reached by on its own network. */
function namesOf(host: string): ({ type: 7; ip: string } | { type: 2; value: string })[] {
  const addresses = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
  // Of an address that belongs to one link only, the name of the link is no part of it.
  const reached = [
    host,
    hostname(),
    'localhost',
    ...addresses.map(({ address }) => address.split('%')[0] ?? ''),
  ];
  return [...new Set(reached)].map((name) =>
    isIP(name) === 0 ? { type: 2, value: name } : { type: 7, ip: name },
  );
}
