import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { lockFolder } from './folderLock.ts';

it('a folder is locked for one holder at a time, by whatever path it is named', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'smart-triage-lock-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const lock = await lockFolder(folder);
  await expect(lockFolder(join(folder, '.'))).rejects.toThrow('another server uses this data folder');
  await lock.release();
  const next = await lockFolder(folder);
  await next.release();
});
