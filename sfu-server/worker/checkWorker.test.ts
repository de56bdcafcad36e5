import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkWorker } from './checkWorker.mjs';

let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smart-triage-check-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('checkWorker', () => {
  it('says in one sentence that a worker does not start', async () => {
    const workerBin = join(folder, 'crashing');
    await writeFile(workerBin, '#!/bin/sh\nkill -SEGV $$\n');
    await chmod(workerBin, 0o755);
    const check = checkWorker({ node: process.execPath, workerBin });
    await expect(check).rejects.toThrow(/^The mediasoup-worker at .*crashing does not work: .*SIGSEGV.*\.$/);
  });

  it('says in one sentence that there is no worker', async () => {
    const check = checkWorker({ node: process.execPath, workerBin: join(folder, 'absent') });
    await expect(check).rejects.toThrow(/absent does not work: .*\.$/);
  });
});
