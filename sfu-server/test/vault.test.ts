import { encodeFrame } from '@smart-triage/shared/ecg/frame';
import { packFrames } from '@smart-triage/shared/ecg/frameBatch';
import type { CaseId, StreamId } from '@smart-triage/shared/domain/ids';
import { canonicalJson } from '@smart-triage/shared/hash/canonicalJson';
import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { EcgStore } from '../src/store/ecgStore.ts';
import { EventLog } from '../src/store/eventLog.ts';
import { openFolder, type Records } from '../src/store/records.ts';
import { keyFileOf, newMasterKey, writeMasterKeys } from '../src/store/vault/masterKeys.ts';
import { rotateMasterKey } from '../src/store/vault/rotateMasterKey.ts';
import { aFrame, change, openCase, startEcg } from './support/openCase.ts';
import { TestServer } from './support/testServer.ts';
import { waitFor } from './support/waitFor.ts';

const PLANTED = 'Xanthippe-Quux';
/** What the demo's administrator typed into an authenticator. */
let authenticator: string;
let original: string;
let folder: string;
let caseId: CaseId;
let streamId: StreamId;
/** What a tablet sent, and few others would have to be tried to find it from its hash. */
let entered: { requestId: string; caseId: CaseId; changes: { ageYears: number } };

/** The data folder of a server that was stopped after one case; each test has its own copy. */
beforeAll(async () => {
  const server = await TestServer.start();
  authenticator = server.app.demo?.people.find(({ login }) => login === 'admin')?.totpSecret ?? '';
  const crew = await server.connect(await server.tabletToken(0));
  caseId = await openCase(crew);
  streamId = await startEcg(crew, caseId);
  entered = { ...change(caseId), caseId, changes: { ageYears: 61 } };
  await crew.request('intake:change', entered);
  await crew.request('ecg:push', { caseId, frames: packFrames([encodeFrame(aFrame(streamId, 0))]) });
  const doctor = await server.connect(await server.staffToken('cardio'));
  await waitFor('a score', async () => (await doctor.request('case:watch', { caseId })).case.risk !== null);
  await doctor.request('ecg:note', {
    ...change(caseId),
    note: { streamId, seq: 0, sample: 0, text: PLANTED },
  });
  original = await mkdtemp(join(tmpdir(), 'smart-triage-vault-'));
  await server.app.close();
  await cp(server.dataDir, original, { recursive: true });
  await rm(server.dataDir, { recursive: true });
});
afterAll(() => rm(original, { recursive: true }));
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smart-triage-vault-copy-'));
  await cp(original, folder, { recursive: true });
  return () => rm(folder, { recursive: true });
});

async function reading<T>(read: (records: Records) => Promise<T>): Promise<T> {
  const records = await openFolder(folder);
  try {
    return await read(records);
  } finally {
    await records.database.destroy();
  }
}
const factsIn = async (records: Records) =>
  (await (await EventLog.create(records)).readAll()).map(({ fact }) => JSON.stringify(fact));
const framesIn = (records: Records) => new EcgStore(records).read({ caseId, streamId }, 0, 9, 10);

/** The files under the data folder, or a part of it, that hold this text as it is. */
async function filesHolding(text: string, part = ''): Promise<string[]> {
  const names = await readdir(join(folder, part), { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  expect(files.length).toBeGreaterThan(10);
  const holding = [];
  for (const file of files) if ((await readFile(file)).includes(text)) holding.push(file);
  return holding;
}

const secretsOpened = ({ database, vault }: Records) =>
  database
    .selectFrom('account')
    .select(['login', 'totp_sealed'])
    .where('login', '=', 'admin')
    .executeTakeFirstOrThrow()
    .then(({ login, totp_sealed }) => vault.open(`account/totp_sealed/${login}`, totp_sealed ?? ''));

describe('the secret of an authenticator', () => {
  it('stands readable nowhere in the data folder', async () => {
    expect(authenticator).toMatch(/^[A-Z2-7]{32}$/);
    expect(await filesHolding(authenticator)).toEqual([]);
    expect(await reading(secretsOpened)).toBe(authenticator);
  });

  it('that an earlier version kept in the clear is sealed at the next start, and gone from the files of the tables', async () => {
    const old = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    await reading(({ database }) =>
      database
        .updateTable('account')
        .set({ totp_secret: old, totp_sealed: null })
        .where('login', '=', 'admin')
        .execute(),
    );
    expect(await filesHolding(old, 'database/base')).not.toEqual([]);
    expect(await reading(secretsOpened)).toBe(old);
    expect(await filesHolding(old, 'database/base')).toEqual([]);
  });

  it('opens with the new key alone after a rotation, and for no other account', async () => {
    await reading(({ database }) => rotateMasterKey(keyFileOf(folder), database));
    expect(await reading(secretsOpened)).toBe(authenticator);
    const moved = reading(async (records) => {
      const from = records.database
        .selectFrom('account')
        .select('totp_sealed')
        .where('login', '=', 'auditor');
      const { totp_sealed } = await from.executeTakeFirstOrThrow();
      await records.database
        .updateTable('account')
        .set({ totp_sealed })
        .where('login', '=', 'admin')
        .execute();
      return secretsOpened(records);
    });
    await expect(moved).rejects.toThrow('account/totp_sealed/admin: does not open');
  });
});

describe('what is stored about a patient', () => {
  it('stands readable nowhere in the data folder', async () => {
    expect(await filesHolding(PLANTED)).toEqual([]);
    expect((await reading(factsIn)).join()).toContain(PLANTED);
  });

  it('cannot be guessed from a hash that is stored beside it', async () => {
    const plain = createHash('sha256').update(canonicalJson(entered)).digest('hex');
    const { requests, lines, facts } = await reading(async (records) => ({
      requests: await records.database.selectFrom('request_log').select('input_sha256').execute(),
      lines: await records.database.selectFrom('audit_log').select('line').execute(),
      facts: (await factsIn(records)).join(),
    }));
    expect(requests.length).toBeGreaterThan(2);
    expect(requests.map(({ input_sha256 }) => input_sha256)).not.toContain(plain);
    const ofInputs = [...facts.matchAll(/"inputsSha256":"([0-9a-f]{64})"/g)].map(([, hash]) => hash!);
    const written = lines.map(({ line }) => line).join();
    expect(written).toContain('inputsSha256');
    expect(ofInputs.length).toBeGreaterThan(0);
    expect(ofInputs.filter((hash) => written.includes(hash))).toEqual([]);
  });

  it('is read with the new key alone after a rotation', async () => {
    const before = await reading(factsIn);
    const old = await readFile(keyFileOf(folder), 'utf8');
    // The key of the case, and the one that seals the secrets of authenticators.
    expect(await reading(({ database }) => rotateMasterKey(keyFileOf(folder), database))).toBe(2);
    expect(await reading(factsIn)).toEqual(before);
    expect(await reading(framesIn)).toHaveLength(1);
    await writeFile(keyFileOf(folder), old);
    await expect(openFolder(folder)).rejects.toThrow(/^data key .* is missing/);
  });

  it('is refused at the start when its key is missing, so that nothing is sealed with another one', async () => {
    await writeMasterKeys(keyFileOf(folder), [newMasterKey()]);
    await expect(openFolder(folder)).rejects.toThrow(/^data key .* is missing/);
  });

  it('is gone when the case is erased, and the chain of who did what still holds', async () => {
    const chain = await reading(async (records) => {
      await records.keys.destroy(caseId, 0);
      return (await EventLog.create(records)).findBreak();
    });
    expect(chain).toBeNull();
    expect(await reading(factsIn)).toEqual([]);
    await expect(reading(framesIn)).rejects.toThrow('the case was erased');
  });

  it('does not open in another place than it was sealed for', async () => {
    await expect(
      reading(async (records) => {
        await records.database.updateTable('ecg_frame').set({ seq: 5 }).execute();
        return framesIn(records);
      }),
    ).rejects.toThrow(`ecg_frame/${streamId}/5: does not open`);
  });
});
