import type { CaseId, StreamId } from '@smart-triage/shared/domain/ids';
import { encodeFrame } from '@smart-triage/shared/ecg/frame';
import { packFrames } from '@smart-triage/shared/ecg/frameBatch';
import { instant } from '@smart-triage/shared/time/instant';
import { afterAll, describe, expect, it } from 'vitest';
import { AuditLog } from '../src/audit/auditLog.ts';
import { AuditTrail } from '../src/audit/auditTrail.ts';
import { CaseDirectory } from '../src/cases/caseDirectory.ts';
import { OPERATOR } from '../src/identity/operator.ts';
import { EcgStore } from '../src/store/ecgStore.ts';
import { EventLog } from '../src/store/eventLog.ts';
import { openRecords } from '../src/store/records.ts';
import { letGo } from '../src/store/retention/letGo.ts';
import { planRetention, type RetentionPolicy } from '../src/store/retention/planRetention.ts';
import { videoFolderOf } from '../src/store/videoFiles.ts';
import { aFrame, change, openCase, startEcg } from './support/openCase.ts';
import { findPostgres, PostgresServer } from './support/postgresServer.ts';
import { TestServer } from './support/testServer.ts';

const programs = findPostgres();
const postgres = programs === null ? null : await PostgresServer.start(programs);
afterAll(() => postgres?.stop());
const DAY_MS = 24 * 60 * 60_000;
const KEEP: RetentionPolicy = {
  ...{ ecgDays: undefined, photoDays: undefined, videoDays: undefined, caseDays: undefined },
};

/** A stopped server's records: one closed case and one that is still open, each with ECG. */
async function stopped(url: string | undefined) {
  const server = await TestServer.start(url === undefined ? {} : { DATABASE_URL: url });
  const cases: { caseId: CaseId; streamId: StreamId }[] = [];
  for (const tablet of [0, 1]) {
    const crew = await server.connect(await server.tabletToken(tablet));
    const caseId = await openCase(crew);
    const streamId = await startEcg(crew, caseId);
    await crew.request('ecg:push', { caseId, frames: packFrames([encodeFrame(aFrame(streamId, 0))]) });
    if (tablet === 0) await crew.request('case:close-undecided', { ...change(caseId), reason: 'test' });
    cases.push({ caseId, streamId });
  }
  await server.app.close();
  const records = await openRecords({ dataDir: server.dataDir, url }, { dataDir: server.dataDir });
  const [closed, open] = cases;
  return { server, records, closed: closed!, open: open! };
}

const PLACES: [string, string | undefined][] = [['the embedded database', undefined]];
if (postgres) PLACES.push(['PostgreSQL', postgres.url]);

describe.each(PLACES)('[ST5] retention in %s', (_, url) => {
  it('lets go of what is due of closed cases, keeps open ones, the trail and both chains', async () => {
    const { server, records, closed, open } = await stopped(url);
    const clock = { now: () => instant(Date.now() + 31 * DAY_MS) };
    const log = await AuditLog.create(records.database);
    const due = async (policy: Partial<RetentionPolicy>) => {
      const directory = new CaseDirectory(await (await EventLog.create(records)).readAll());
      return planRetention(directory.all(), { ...KEEP, ...policy }, clock.now());
    };
    const carryOut = async (policy: Partial<RetentionPolicy>) =>
      letGo(await due(policy), {
        ...{ ...records, clock, trail: new AuditTrail(log, clock) },
        doer: { users: [OPERATOR], address: 'local' },
        videoFolder: videoFolderOf(server.dataDir),
        cases: { release: (_caseId, destroy) => destroy() },
      });
    const frames = ({ caseId, streamId }: typeof closed) =>
      new EcgStore(records).read({ caseId, streamId }, 0, 9, 9);

    expect(await due({})).toEqual([]);
    expect(await due({ ecgDays: 32 })).toEqual([]);
    expect(await due({ ecgDays: 30 })).toEqual([
      { kind: 'ecg', caseId: closed.caseId, streams: [closed.streamId] },
    ]);
    expect(await frames(closed)).toHaveLength(1);

    expect(await carryOut({ ecgDays: 30 })).toHaveLength(1);
    expect([await frames(closed), (await frames(open)).length]).toEqual([[], 1]);
    expect(await carryOut({ ecgDays: 30 })).toEqual([]);

    await carryOut({ caseDays: 30 });
    const left = await (await EventLog.create(records)).readAll();
    expect(new Set(left.map(({ caseId }) => caseId))).toEqual(new Set([open.caseId]));
    expect(await (await EventLog.create(records)).findBreak()).toBeNull();
    expect((await log.verify()).firstBreak).toBeNull();
    const lines = await log.search({ caseId: closed.caseId, type: 'retention-ended', limit: 9 });
    expect(lines.map(({ data, outcome }) => [data['kind'], outcome])).toEqual([
      ['case', 'ok'],
      ['case', 'begun'],
      ['ecg', 'ok'],
      ['ecg', 'begun'],
    ]);

    await log.close();
    await records.database.destroy();
    await server.restart();
    const crew = await server.connect(await server.tabletToken(1));
    expect((await crew.request('case:watch', { caseId: open.caseId })).case.caseId).toBe(open.caseId);
    await server.stop();
  });
});
