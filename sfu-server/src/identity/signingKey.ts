import { exportJWK, generateKeyPair, importJWK, type CryptoKey, type JWK } from 'jose';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export type SigningKeys = { privateKey: CryptoKey; publicKey: CryptoKey };

/** The pair that signs and checks tokens. Kept in the data folder, so that a restart of the server signs nobody out. */
export async function loadSigningKeys(dataDir: string | null): Promise<SigningKeys> {
  const stored = dataDir === null ? null : await readKey(join(dataDir, 'signing-key.json'));
  if (stored) return importPair(stored);
  const pair = await generateKeyPair('EdDSA', { extractable: true });
  if (dataDir !== null) await storeKey(dataDir, await exportJWK(pair.privateKey));
  return pair;
}

async function importPair(jwk: JWK): Promise<SigningKeys> {
  const publicJwk = { ...jwk, d: undefined };
  const [privateKey, publicKey] = await Promise.all([importJWK(jwk, 'EdDSA'), importJWK(publicJwk, 'EdDSA')]);
  return { privateKey: privateKey as CryptoKey, publicKey: publicKey as CryptoKey };
}

async function readKey(file: string): Promise<JWK | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as JWK;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

async function storeKey(dataDir: string, jwk: JWK): Promise<void> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await writeFile(join(dataDir, 'signing-key.json'), JSON.stringify(jwk), { mode: 0o600 });
}
