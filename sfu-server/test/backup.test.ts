import type { CaseId, StreamId } from '@smart-triage/shared/domain/ids';
import { encodeFrame } from '@smart-triage/shared/ecg/frame';
import { packFrames, unpackFrames } from '@smart-triage/shared/ecg/frameBatch';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { AuditLog } from '../src/audit/auditLog.ts';
import { backUp, restore } from '../src/store/backup/backup.ts';
import { type TableRow, writeBackupFile } from '../src/store/backup/backupFile.ts';
import { storedRows, storedRowsAtOneMoment } from '../src/store/backup/storedRows.ts';
import { type Database, openDatabase } from '../src/store/database.ts';
import { keyFileOf } from '../src/store/vault/masterKeys.ts';
import { aFrame, change, openCase, startEcg } from './support/openCase.ts';
import { eventLogIn } from './support/eventLogIn.ts';
import { findPostgres, PostgresServer } from './support/postgresServer.ts';
import { TestServer } from './support/testServer.ts';

const programs = findPostgres();
let folder: string;
let file: string;
/** Kept apart from the backup, which is of no use without it. */
let keyFile: string;
let caseId: CaseId;
let streamId: StreamId;
const frames = (): Uint8Array[] => [0, 1, 2].map((seq) => encodeFrame(aFrame(streamId, seq)));

const ofFile = (path: string) => ({ file: path, videoFolder: null });

/** A server with a case is stopped, and its database backed up. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'smart-triage-backup-'));
  file = join(folder, 'backup.gz');
  keyFile = join(folder, 'data.key');
  const server = await TestServer.start();
  const crew = await server.connect(await server.tabletToken(0));
  caseId = await openCase(crew);
  streamId = await startEcg(crew, caseId);
  await crew.request('intake:change', { ...change(caseId), changes: { ageYears: 61 } });
  await crew.request('ecg:push', { caseId: caseId, frames: packFrames(frames()) });
  await server.app.close();
  const database = await openDatabase({ dataDir: server.dataDir });
  await backUp(database, { file, videoFolder: null });
  await database.destroy();
  await rename(keyFileOf(server.dataDir), keyFile);
  await rm(server.dataDir, { recursive: true });
});
afterAll(() => rm(folder, { recursive: true }));

/** What a backup holds, in whatever order. */
async function all(rows: AsyncIterable<TableRow>): Promise<string[]> {
  const texts: string[] = [];
  for await (const row of rows) texts.push(JSON.stringify(row));
  return texts.sort();
}

/** Rows are added to tables that are only added to, and others are changed and taken away. */
async function goOn(database: Database): Promise<void> {
  const event = { case_id: caseId, seq: 9999, at_ms: 0, actor: '{}', fact: '', hash: '' };
  await database.insertInto('event_log').values(event).execute();
  const request = { request_id: randomUUID(), actor_id: '', name: '', input_sha256: '', reply: '', at_ms: 0 };
  await database.insertInto('request_log').values(request).execute();
  const ecg = { stream_id: randomUUID(), seq: 0, frame: new Uint8Array(9) };
  await database.insertInto('ecg_frame').values(ecg).execute();
  const key = { case_id: randomUUID(), master_id: '', sealed_key: null, erased_at_ms: 0 };
  await database.insertInto('case_key').values(key).execute();
  await database.updateTable('tablet').set({ revoked: true }).execute();
  await database.deleteFrom('account').execute();
}

describe('a backup', () => {
  it('[ST6] of the embedded database, which others go on writing to meanwhile, is as it stood when it began', async () => {
    const database = await openDatabase({ dataDir: null });
    await restore(database, ofFile(file));
    const before = await all(storedRows(database, null));
    const rows = storedRowsAtOneMoment(database, null);
    const first = await rows.next();
    await goOn(database);
    const during = [JSON.stringify(first.value), ...(await all(rows))].sort();
    expect(during).toEqual(before);
    expect(await all(storedRows(database, null))).not.toEqual(before);
    await database.destroy();
  });

  it('restored into a new folder gives the case back, its ECG to the bit, and both chains whole', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'smart-triage-restored-'));
    const database = await openDatabase({ dataDir });
    await restore(database, ofFile(file));
    expect(await (await eventLogIn(database)).findBreak()).toBeNull();
    expect((await (await AuditLog.create(database)).verify()).firstBreak).toBeNull();
    await database.destroy();
    await expectCase(await TestServer.start({ DATA_DIR: dataDir, DATA_KEY_FILE: keyFile }));
  });

  it.skipIf(programs === null)(
    'moves from the embedded database to PostgreSQL, and goes on there',
    async () => {
      const postgres = await PostgresServer.start(programs ?? '');
      onTestFinished(() => postgres.stop());
      const place = { dataDir: null, url: postgres.url };
      const database = await openDatabase(place);
      await restore(database, ofFile(file));
      await database.destroy();
      await expectCase(await TestServer.start({ DATABASE_URL: postgres.url, DATA_KEY_FILE: keyFile }));
      const after = await openDatabase(place);
      expect(await (await eventLogIn(after)).findBreak()).toBeNull();
      await after.destroy();
    },
  );

  it('is refused, and nothing of it kept, when it was cut short or changed', async () => {
    const text = gunzipSync(await readFile(file)).toString();
    const lines = text.trimEnd().split('\n');
    const whole = await readFile(file);
    const damaged = {
      'cut in the middle': whole.subarray(0, whole.length / 2),
      'without its end': gzipSync(`${lines.slice(0, -1).join('\n')}\n`),
      'a row less': gzipSync(`${lines.toSpliced(1, 1).join('\n')}\n`),
      'a digit changed': gzipSync(text.replace(/"seq":1/, '"seq":7')),
    };
    const database = await openDatabase({ dataDir: null });
    for (const bytes of Object.values(damaged)) {
      const path = join(folder, 'damaged.gz');
      await writeFile(path, bytes);
      await expect(restore(database, ofFile(path))).rejects.toThrow(/^backup/);
      expect(await (await eventLogIn(database)).readAll()).toEqual([]);
    }
    await database.destroy();
  });

  it('leaves nothing behind when it cannot be finished', async () => {
    async function* rows(): AsyncGenerator<TableRow> {
      yield ['tablet', {}];
      await Promise.reject(new Error('the database is gone'));
    }
    await expect(writeBackupFile(join(folder, 'unfinished'), [], rows())).rejects.toThrow('is gone');
    expect((await readdir(folder)).filter((name) => name.startsWith('unfinished'))).toEqual([]);
  });

  it('is not restored over records that are there', async () => {
    const database = await openDatabase({ dataDir: null });
    await restore(database, ofFile(file));
    await expect(restore(database, ofFile(file))).rejects.toThrow(
      'not empty; restore into a new data folder',
    );
    await database.destroy();
  });
});

async function expectCase(server: TestServer): Promise<void> {
  const crew = await server.connect(await server.tabletToken(0));
  await openCase(crew);
  const doctor = await server.connect(await server.staffToken('cardio'));
  const { case: found } = await doctor.request('case:watch', { caseId: caseId });
  const ecg = await doctor.request('ecg:read', {
    caseId: caseId,
    streamId: streamId,
    fromSeq: 0,
    toSeq: 9,
  });
  expect(found.intake.ageYears).toBe(61);
  expect(unpackFrames(ecg.frames).map((bytes) => [...bytes])).toEqual(frames().map((bytes) => [...bytes]));
  await server.stop();
}
