import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadTlsFiles } from './tlsFiles.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smart-triage-tls-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('a self-signed certificate', () => {
  it('names this machine as browsers look for it, by address and by name', async () => {
    const { cert } = (await loadTlsFiles('self-signed', folder, '0.0.0.0'))!;
    const certificate = new X509Certificate(cert);
    expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1');
    expect(certificate.checkHost('localhost')).toBe('localhost');
  });

  it('is kept over a restart, and made anew before it ends', async () => {
    const first = (await loadTlsFiles('self-signed', folder, 'localhost'))!;
    expect(await loadTlsFiles('self-signed', folder, 'localhost')).toEqual(first);
    const notAfterDate = new Date(Date.now() + 24 * 60 * 60 * 1000);
    const ending = await generate([{ name: 'commonName', value: 'x' }], { keyType: 'ec', notAfterDate });
    await writeFile(join(folder, 'tls/cert.pem'), ending.cert);
    await writeFile(join(folder, 'tls/key.pem'), ending.private);
    const next = (await loadTlsFiles('self-signed', folder, 'localhost'))!;
    expect(next.cert).not.toBe(ending.cert);
    expect(await readFile(join(folder, 'tls/key.pem'), 'utf8')).toBe(next.key);
  });
});
