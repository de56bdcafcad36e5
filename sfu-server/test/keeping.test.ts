import type { CaseId } from '@smart-triage/shared/domain/ids';
import { encodeFrame } from '@smart-triage/shared/ecg/frame';
import { packFrames } from '@smart-triage/shared/ecg/frameBatch';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { AuditLog } from '../src/audit/auditLog.ts';
import type { AuditEventType, AuditLine } from '../src/audit/auditLine.ts';
import { runStoreCommand } from '../src/keeping/storeCommands.ts';
import { EventLog } from '../src/store/eventLog.ts';
import { openRecords } from '../src/store/records.ts';
import { keyFileOf } from '../src/store/vault/masterKeys.ts';
import { aFrame, change, openCase, startEcg } from './support/openCase.ts';
import { findPostgres, PostgresServer } from './support/postgresServer.ts';
import { TestServer } from './support/testServer.ts';

const programs = findPostgres();
const PLACES: [string, string | null][] = [['the embedded database', null]];
if (programs !== null) PLACES.push(['PostgreSQL', programs]);

/** A server with a case that is closed and one that goes on, the files of a test, and the command of its owner. */
async function started(postgresPrograms: string | null) {
  const postgres = postgresPrograms === null ? null : await PostgresServer.start(postgresPrograms);
  const url = postgres?.url;
  const settings = url === undefined ? {} : { DATABASE_URL: url };
  const server = await TestServer.start({ ...settings, RETAIN_ECG_DAYS: '365' });
  const folder = await mkdtemp(join(tmpdir(), 'smart-triage-keeping-'));
  onTestFinished(async () => {
    if (!isStopped) await server.stop();
    await postgres?.stop();
    for (const path of [folder, server.dataDir]) await rm(path, { recursive: true, force: true });
  });
  let isStopped = false;
  const stop = async (): Promise<void> => {
    isStopped = true;
    await server.app.close();
  };
  const crew = await server.connect(await server.tabletToken(0));
  const closed = await openCase(crew);
  const streamId = await startEcg(crew, closed);
  await crew.request('ecg:push', {
    caseId: closed,
    frames: packFrames([encodeFrame(aFrame(streamId, 0))]),
  });
  await crew.request('case:close-undecided', { ...change(closed), reason: 'test' });
  const open = await openCase(crew);
  const store = (...args: string[]): Promise<string> =>
    runStoreCommand([...args, '--data', server.dataDir], settings);
  return { server, crew, folder, url, closed, open, store, stop };
}

const ofLine = ({ type, outcome, users, code }: AuditLine) => [type, outcome, users[0]?.id, code];

/** Lines of one kind, oldest first, as somebody with two factors reads them while the server runs. */
async function linesOf(server: TestServer, type: AuditEventType, auditor: string, caseId?: CaseId) {
  const query = new URLSearchParams({ type, ...(caseId && { caseId }) });
  const response = await fetch(`${server.app.url}/api/v1/access-log?${query.toString()}`, {
    headers: { authorization: `Bearer ${auditor}` },
  });
  return ((await response.json()) as { lines: AuditLine[] }).lines.toReversed().map(ofLine);
}

async function post(server: TestServer, path: string, token: string): Promise<[number, string | undefined]> {
  const response = await fetch(`${server.app.url}/api/v1/admin${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: '{}',
  });
  return [response.status, ((await response.json()) as { code?: string }).code];
}

describe.each(PLACES)('records in %s', (_, place) => {
  it('[ST6] [AU7] are backed up and erased while the server runs, each with how it began and how it ended', async () => {
    const { server, crew, folder, closed, open, store } = await started(place);
    const auditor = await server.staffToken('auditor');
    const admin = await server.staffToken('admin');
    const doctor = await server.connect(await server.staffToken('cardio'));
    await doctor.request('case:watch', { caseId: closed });
    const backup = join(folder, 'backup.gz');

    expect(await store('backup', backup)).toMatch(/^\d+ rows written, 0 pieces of recorded video/);
    await expect(store('backup', join(folder, 'nowhere', 'x.gz'))).rejects.toThrow(
      'FILE: cannot be written there',
    );
    expect(await linesOf(server, 'backup-made', auditor)).toEqual([
      ['backup-made', 'begun', 'operator', null],
      ['backup-made', 'ok', 'operator', null],
      ['backup-made', 'begun', 'operator', null],
      ['backup-made', 'refused', 'operator', 'invalid'],
    ]);

    // While it goes on: what was noted elsewhere is there, and what never was is missed.
    expect(await store('verify')).toBe('cases and access log: both chains are whole');
    await expect(store('verify', 'f'.repeat(64))).rejects.toThrow('it was cut off');
    expect(await store('retain')).toBe('would go: 0');
    await expect(store('erase', open)).rejects.toThrow('this case goes on');
    expect(await linesOf(server, 'record-erased', auditor, open)).toEqual([
      ['record-erased', 'begun', 'operator', null],
      ['record-erased', 'refused', 'operator', 'not-allowed-now'],
    ]);
    expect(await post(server, `/cases/${closed}/erase`, await server.staffToken('cardio'))).toEqual([
      403,
      'not-permitted',
    ]);
    expect(await post(server, `/cases/${closed}/erase`, admin)).toEqual([201, undefined]);
    expect(await post(server, `/cases/${closed}/erase`, admin)).toEqual([404, 'not-found']);
    expect(await linesOf(server, 'record-erased', auditor, closed)).toEqual([
      ['record-erased', 'begun', 'demo-admin', null],
      ['record-erased', 'ok', 'demo-admin', null],
      ['record-erased', 'begun', 'demo-admin', null],
      ['record-erased', 'refused', 'demo-admin', 'not-found'],
    ]);
    const again = await server.connect(await server.staffToken('cardio2'));
    await expect(again.request('case:watch', { caseId: closed })).rejects.toMatchObject({
      code: 'not-found',
    });
    // What goes on is not disturbed by any of it.
    await crew.request('intake:change', { ...change(open), changes: { ageYears: 61 } });
  });

  it('[ST6] [AU7] are erased and sealed anew with the server stopped; what fails has no line that says that it was done', async () => {
    const { server, folder, url, open, store, stop } = await started(place);
    await stop();

    expect(await store('erase', open)).toBe('the case is erased');
    await expect(store('erase', open)).rejects.toThrow('erased already');
    await expect(store('restore', join(folder, 'any.gz'))).rejects.toThrow('not empty');
    expect(await store('rotate-key')).toMatch(/^\d keys are sealed with the new one$/);
    expect(await logIn(server.dataDir, url)).toMatchObject({
      firstBreak: null,
      lines: [
        ['record-erased', 'begun', 'operator', null],
        ['record-erased', 'ok', 'operator', null],
        ['record-erased', 'begun', 'operator', null],
        ['record-erased', 'refused', 'operator', 'not-found'],
        ['backup-restored', 'refused', 'operator', 'invalid'],
        ['data-key-rotated', 'begun', 'operator', null],
        ['data-key-rotated', 'ok', 'operator', null],
      ],
    });
  });
});

it(
  '[ST6] [AU7] a backup of a server that runs is restored with its line, and not before it is whole',
  { timeout: 180_000 },
  async () => {
    const { server, folder, closed, store } = await started(programs);
    const backup = join(folder, 'backup.gz');
    await store('backup', backup);
    const other = join(folder, 'restored');
    await cp(keyFileOf(server.dataDir), keyFileOf(other));
    const restoring = (file: string) => runStoreCommand(['restore', file, '--data', other], {});
    const broken = join(folder, 'broken.gz');
    await writeFile(broken, 'no backup');
    await expect(restoring(broken)).rejects.toThrow(/^backup/);
    // The failed one left nothing behind that would keep the whole one out.
    expect(await restoring(backup)).toMatch(/^\d+ rows restored/);
    const { lines, firstBreak, cases } = await logIn(other);
    expect([lines, firstBreak]).toEqual([[['backup-restored', 'ok', 'operator', null]], null]);
    expect(cases).toContain(closed);
  },
);

async function logIn(dataDir: string, url?: string) {
  const records = await openRecords({ dataDir, url }, { dataDir });
  const log = await AuditLog.create(records.database);
  const kinds = ['record-erased', 'backup-restored', 'data-key-rotated'];
  const lines = (await log.search({ limit: 100 })).toReversed().filter(({ type }) => kinds.includes(type));
  const { firstBreak } = await log.verify();
  const cases = (await (await EventLog.create(records)).readAll()).map(({ caseId }) => caseId);
  await records.database.destroy();
  return { lines: lines.map(ofLine), firstBreak, cases };
}
