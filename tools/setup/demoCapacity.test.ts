import { instant } from '@smart-triage/shared/time/instant';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCapacityDocument } from '../../sfu-server/src/capacity/capacityDocument.ts';
import { HOSPITALS } from '../../sfu-server/src/region/hollandsMidden.ts';
import { demoCapacity } from './demoCapacity.mjs';

const NOW = instant(Date.UTC(2026, 10, 28, 12));
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smart-triage-capacity-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the capacity of the demo', () => {
  it('is read by the server as any region’s, and says something of each hospital', async () => {
    const { CAPACITY_SOURCE: file } = await demoCapacity({}, NOW, folder);
    const facts = readCapacityDocument(await readFile(file!, 'utf8'), 'demo', NOW);
    const named = new Set(facts.map(({ change }) => change.hospital));
    expect([...named].toSorted()).toEqual(HOSPITALS.map(({ id }) => id).toSorted());
    expect(facts.every(({ at }) => at === NOW)).toBe(true);
  });

  it('stays away where a region’s own source is configured', async () => {
    expect(await demoCapacity({ CAPACITY_SOURCE: 'https://region.example' }, NOW, folder)).toEqual({});
  });
});
