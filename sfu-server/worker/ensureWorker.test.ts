import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureWorker } from './ensureWorker.mjs';
import { SetupError } from './runCommand.mjs';
import { testTool } from './testTool.ts';

const workerBin = testTool('MEDIASOUP_WORKER_BIN');

let cache = '';

beforeEach(async () => {
  cache = await mkdtemp(join(tmpdir(), 'smart-triage-ensure-'));
});

afterEach(() => rm(cache, { recursive: true, force: true }));

const ensure = (env: NodeJS.ProcessEnv) =>
  ensureWorker({
    mediasoupDir: join(import.meta.dirname, '../../node_modules/mediasoup'),
    node: process.execPath,
    env: { XDG_CACHE_HOME: cache, MEDIASOUP_SKIP_WORKER_PREBUILT_DOWNLOAD: '1', ...env },
    say: () => undefined,
    step: () => Promise.reject(new Error('nothing should be built here')),
    requirePackages: () => Promise.reject(new SetupError('Debian packages are missing: g++.')),
  });

describe('ensureWorker', () => {
  it('uses the worker that was given, once it has carried sound', async () => {
    expect(await ensure({ MEDIASOUP_WORKER_BIN: workerBin })).toBe(workerBin);
  });

  it('refuses a given worker that does not work, instead of quietly using another', async () => {
    await expect(ensure({ MEDIASOUP_WORKER_BIN: '/bin/false' })).rejects.toThrow(
      /\/bin\/false does not work/,
    );
  });

  it('says what is missing when it would have to build and may not install', async () => {
    await expect(ensure({})).rejects.toThrow('Debian packages are missing: g++.');
  });
});
