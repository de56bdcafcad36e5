import { CaseIdSchema } from '@smart-triage/shared/domain/ids';
import { systemClock } from '@smart-triage/shared/time/clock';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { AuditLog } from '../../sfu-server/src/audit/auditLog.ts';
import { AuditTrail } from '../../sfu-server/src/audit/auditTrail.ts';
import { openDatabase } from '../../sfu-server/src/store/database.ts';
import { findPostgres, PostgresServer } from '../../sfu-server/test/support/postgresServer.ts';
import { quantile } from './quantiles.ts';
import { report } from './report.ts';

/** npm run bench audit -- [--lines N] [--database pglite|postgres] [--json FILE]: what a line of the access log costs whoever waits for it. */
const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '50000' },
    database: { type: 'string', default: 'pglite' },
    json: { type: 'string' },
  },
});
const lines = Number(values.lines);
const ALONE = 1000;
const AT_ONCE = 100;
const CASES = 200;

const programs = values.database === 'postgres' ? findPostgres() : null;
if (values.database === 'postgres' && programs === null)
  throw new Error('--database postgres needs the programs of PostgreSQL');
const postgres = programs === null ? null : await PostgresServer.start(programs);
const dataDir = await mkdtemp(join(tmpdir(), 'smart-triage-audit-'));
const database = await openDatabase({ dataDir, url: postgres?.url });
const log = await AuditLog.create(database);
const trail = new AuditTrail(log, systemClock);
const cases = Array.from({ length: CASES }, () => CaseIdSchema.parse(crypto.randomUUID()));

/** Of the size of most: somebody saw a record with its scores. */
function write(n: number): Promise<void> {
  return trail.record({
    type: 'record-viewed',
    users: [{ id: `person-${n % 40}`, name: 'Dr. Bench', role: 'cardiologist', site: 'home' }],
    address: '192.0.2.10',
    sessionId: crypto.randomUUID(),
    caseId: cases[n % CASES] ?? null,
    protocol: 'record:read',
    relation: 'same-site',
    data: {
      seq: n,
      inputsSha256: '0'.repeat(64),
      scores: Array.from({ length: 7 }, () => `heart heart@1 ${'0'.repeat(64)}`),
    },
  });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

async function timesOf(count: number, work: (n: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < count; n++) times.push(await timed(() => work(n)));
  return times;
}

async function writeTogether(count: number): Promise<void> {
  let next = 0;
  const writer = async (): Promise<void> => {
    while (next < count) await write(next++);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, writer));
}

try {
  const alone = await timesOf(ALONE, write);
  const together = await timed(() => writeTogether(lines));
  const byCase = await timesOf(20, (n) => log.page({ caseId: cases[n] ?? '', limit: 50 }));
  const byPerson = await timesOf(20, (n) => log.page({ userId: `person-${n}`, limit: 50 }));
  const verifying = await timed(async () => {
    const { firstBreak } = await log.verify();
    if (firstBreak !== null) throw new Error(`the chain breaks at ${firstBreak}`);
  });
  const { bytes } = await database
    .selectNoFrom((build) => build.fn<string>('pg_total_relation_size', [build.val('audit_log')]).as('bytes'))
    .executeTakeFirstOrThrow();
  const all = lines + ALONE;
  const spread = values.database;
  report(
    'audit',
    [
      { id: 'S1.lineP50', value: quantile(alone, 0.5), unit: 'ms', n: ALONE, spread },
      { id: 'S1.lineP99', value: quantile(alone, 0.99), unit: 'ms', n: ALONE, spread },
      {
        id: 'S1.linesPerSecond',
        value: (lines / together) * 1000,
        unit: 'lines/s',
        n: lines,
        spread: `${AT_ONCE} writers`,
      },
      {
        id: 'S1.searchByCase',
        value: quantile(byCase, 0.99),
        unit: 'ms',
        n: 20,
        spread: `page of 50 of ${all}`,
      },
      {
        id: 'S1.searchByPerson',
        value: quantile(byPerson, 0.99),
        unit: 'ms',
        n: 20,
        spread: `page of 50 of ${all}`,
      },
      { id: 'S1.verify', value: (all / verifying) * 1000, unit: 'lines/s', n: all },
      { id: 'S1.bytesPerLine', value: Number(bytes) / all, unit: 'bytes', n: all },
    ],
    process.argv,
  );
} finally {
  await log.close();
  await database.destroy();
  await postgres?.stop();
  await rm(dataDir, { recursive: true, force: true });
}
