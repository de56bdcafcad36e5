import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sourceHash } from './sourceHash.mjs';

let root = '';

const put = async (path: string, text: string) => {
  await mkdir(join(root, path, '..'), { recursive: true });
  await writeFile(join(root, path), text);
};

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'smart-triage-hash-'));
  await put('page/src/a.ts', 'a');
  await put('page/src/b.ts', 'b');
  await put('lock.json', '{}');
});

afterEach(() => rm(root, { recursive: true, force: true }));

const hash = () => sourceHash(root, ['page', 'lock.json']);

describe('sourceHash', () => {
  it('is the same for the same sources in another folder', async () => {
    const before = await hash();
    const moved = `${root}-moved`;
    await rename(root, moved);
    root = moved;
    expect(await hash()).toBe(before);
  });

  it.each([
    ['edited', () => put('page/src/a.ts', 'A')],
    ['added', () => put('page/src/c.ts', '')],
    ['renamed', () => rename(join(root, 'page/src/a.ts'), join(root, 'page/src/z.ts'))],
    ['removed', () => rm(join(root, 'page/src/b.ts'))],
    ['edited outside the folder', () => put('lock.json', '{"a":1}')],
  ])('changes when a file is %s', async (_, change) => {
    const before = await hash();
    await change();
    expect(await hash()).not.toBe(before);
  });

  it('does not change with what was built or installed', async () => {
    const before = await hash();
    await put('page/dist/index.html', 'built');
    await put('page/node_modules/x/index.js', 'installed');
    expect(await hash()).toBe(before);
  });
});
