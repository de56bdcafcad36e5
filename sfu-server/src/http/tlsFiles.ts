import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { ConfigError } from '../config.ts';

export type TlsFiles = { cert: string; key: string };

const CERTIFICATE_DAYS = 365;

/** The operator's own files, or a self-signed pair that is made once and kept in the data folder. `null` when TLS is off. */
export async function loadTlsFiles(tls: string, dataDir: string, host: string): Promise<TlsFiles | null> {
  if (tls === 'off') return null;
  if (tls !== 'self-signed') return readOwnPair(tls);
  const folder = join(dataDir, 'tls');
  return (await readPairIfThere(folder)) ?? makePair(folder, host);
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
  const notAfterDate = new Date(Date.now() + CERTIFICATE_DAYS * 24 * 60 * 60 * 1000);
  const { cert, private: key } = await generate([{ name: 'commonName', value: host }], {
    keyType: 'ec',
    notAfterDate,
  });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await Promise.all([
    writeFile(join(folder, 'cert.pem'), cert, { mode: 0o600 }),
    writeFile(join(folder, 'key.pem'), key, { mode: 0o600 }),
  ]);
  return { cert, key };
}
