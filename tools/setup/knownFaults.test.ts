import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { faultsIn, KNOWN_FAULTS } from './knownFaults.mjs';
import { inRoot } from './paths.mjs';

type Lock = Parameters<typeof faultsIn>[0];

it('no package of the lockfile has a fault that is known and was put right', async () => {
  const lock = JSON.parse(await readFile(inRoot('package-lock.json'), 'utf8')) as Lock;
  const paths = Object.keys(lock.packages);
  const isThere = ({ name }: { name: string }) => paths.some((path) => path.endsWith(`node_modules/${name}`));
  expect(KNOWN_FAULTS.filter((fault) => !isThere(fault)).map(({ name }) => name)).toEqual([]);
  expect(faultsIn(lock)).toEqual([]);
});

it('an older one is named wherever it lies in the tree, and a newer one is not', () => {
  const faults = [{ name: 'ws', fixed: '8.21.0', advisory: 'CVE-1' }];
  const packages = {
    'node_modules/ws': { version: '8.21.0' },
    'node_modules/a/node_modules/ws': { version: '8.3.9' },
    'node_modules/isomorphic-ws': { version: '1.0.0' },
    'node_modules/b/node_modules/ws': { version: '10.0.0' },
  };
  expect(faultsIn({ packages }, faults)).toEqual(['ws 8.3.9: CVE-1, gone since 8.21.0']);
});
