import { CaseIdSchema } from '@smart-triage/shared/domain/ids';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { caseMemoryIn } from './caseMemory.ts';

const CASE = CaseIdSchema.parse('6f9d3b1c-0b6e-4b52-9a51-5f3f5a6f0a01');
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smart-triage-test-'));
  return () => rm(folder, { recursive: true });
});

describe('the memory of an ambulance', () => {
  it('knows the case after a restart, for its own unit only', async () => {
    await caseMemoryIn(folder, '06-123').keep(CASE);
    expect(await caseMemoryIn(folder, '06-123').recall()).toBe(CASE);
    expect(await caseMemoryIn(folder, '06-127').recall()).toBeNull();
  });

  it('is read by its owner only', async () => {
    await caseMemoryIn(folder, '06-123').keep(CASE);
    expect((await stat(join(folder, 'fleet-06-123.json'))).mode & 0o077).toBe(0);
  });

  it.each(['', '{"caseId":', '{"caseId":"x"}'])('is empty when its file is broken: %j', async (text) => {
    await writeFile(join(folder, 'fleet-06-123.json'), text);
    expect(await caseMemoryIn(folder, '06-123').recall()).toBeNull();
  });
});
