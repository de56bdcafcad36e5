import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { officialWorker } from './officialWorker.mjs';

let folder = '';
let server: Server;
let asked: string[] = [];
let said: string[] = [];
let archive: Buffer | undefined;

const packWorker = async (content: string) => {
  await writeFile(join(folder, 'mediasoup-worker'), content);
  return execFileSync('tar', ['-czf', '-', '-C', folder, 'mediasoup-worker']);
};

const obtain = (check: (path: string) => Promise<void> = () => Promise.resolve()) =>
  officialWorker({
    version: '3.0.0',
    cacheDir: folder,
    env: {
      MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    },
    check,
    say: (text) => void said.push(text),
  });

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smart-triage-official-'));
  asked = [];
  said = [];
  archive = undefined;
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    response.writeHead(archive ? 200 : 404).end(archive);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
  await rm(folder, { recursive: true, force: true });
});

describe('officialWorker', () => {
  it('keeps a binary that passes its check, and asks only once', async () => {
    archive = await packWorker('works');
    const path = await obtain();
    expect(await readFile(String(path), 'utf8')).toBe('works');
    expect(await obtain()).toBe(path);
    expect(asked).toHaveLength(1);
    expect(asked[0]).toMatch(/^\/3\.0\.0\/mediasoup-worker-3\.0\.0-\w+-\w+/);
  });

  it('remembers that there is none, so that the next start does not wait for the answer again', async () => {
    expect(await obtain()).toBeUndefined();
    expect(await obtain()).toBeUndefined();
    expect(asked).toHaveLength(1);
    expect(said.join()).toContain('404');
  });

  it('refuses a binary that fails its check and leaves nothing of it behind', async () => {
    archive = await packWorker('crashes');
    let checked = '';
    const path = await obtain((candidate) => {
      checked = candidate;
      return Promise.reject(new Error('it crashed'));
    });
    expect(path).toBeUndefined();
    expect(existsSync(checked)).toBe(false);
    expect((await readdir(folder)).filter((name) => !name.endsWith('.unavailable'))).toEqual([
      'mediasoup-worker',
    ]);
    expect(said.join()).toContain('it crashed');
  });
});
