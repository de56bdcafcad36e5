import type { CaseId } from '@smart-triage/shared/domain/ids';
import { instant } from '@smart-triage/shared/time/instant';
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../store/database.ts';
import { AuditLog } from './auditLog.ts';
import { AuditTrail } from './auditTrail.ts';
import { toFhirAuditEvent } from './fhirAuditEvent.ts';
import { patientExtract } from './patientExtract.ts';

const caseId = randomUUID() as CaseId;
const nurse = { id: 'tablet-1', name: 'Ambulance 1', role: 'paramedic' } as const;
const stranger = { id: 'c-9', name: 'Dr. Elders', role: 'cardiologist', site: 'elsewhere' } as const;
let database: Database;
let log: AuditLog;

beforeEach(async () => {
  database = await openDatabase({ dataDir: null });
  log = await AuditLog.create(database);
  const trail = new AuditTrail(log, { now: () => instant(1_790_000_000_000) });
  await trail.record({ type: 'record-viewed', users: [nurse], address: '10.0.0.1', caseId, relation: 'own' });
  await trail.record({
    type: 'glass-broken',
    users: [stranger],
    address: '10.0.0.2',
    caseId,
    protocol: 'glass:break',
    data: { reason: 'diverted' },
  });
  await trail.record({ type: 'request-refused', users: [], address: '10.0.0.3', refusal: 'not-signed-in' });
});
afterEach(() => database.destroy());

/** As somebody would who owns the database. */
const tamper = async (change: ReturnType<typeof sql>) => {
  await sql`alter table audit_log disable trigger audit_log_append_only`.execute(database);
  await change.execute(database);
};

async function extractOf(language: 'nl' | 'en', limit = 10): Promise<string> {
  let text = '';
  for await (const piece of patientExtract(log.pages({ caseId, limit }), language)) text += piece;
  return text;
}

describe('the access log', () => {
  it('finds lines by case, by person and by kind, newest first', async () => {
    expect((await log.search({ caseId, limit: 10 })).map(({ type }) => type)).toEqual([
      'glass-broken',
      'record-viewed',
    ]);
    expect(await log.search({ userId: 'tablet-1', limit: 10 })).toHaveLength(1);
    expect(await log.search({ userId: 'tablet_1', limit: 10 })).toHaveLength(0);
    expect(await log.search({ type: 'request-refused', limit: 10 })).toHaveLength(1);
  });

  it('finds a case on the boards that somebody saw, and the person on duty in an ambulance', async () => {
    const trail = new AuditTrail(log, { now: () => instant(1_790_000_000_001) });
    const crewed = { ...nurse, person: { id: 'p-7', name: 'S. de Wit' } };
    await trail.record({ type: 'board-viewed', users: [stranger], address: 'x', data: { cases: [caseId] } });
    await trail.record({
      type: 'board-viewed',
      users: [stranger],
      address: 'x',
      data: { cases: [randomUUID()] },
    });
    await trail.record({ type: 'record-viewed', users: [crewed], address: 'x', caseId });
    expect((await log.search({ caseId, limit: 10 })).map(({ type }) => type)).toEqual([
      'record-viewed',
      'board-viewed',
      'glass-broken',
      'record-viewed',
    ]);
    expect(await log.search({ userId: 'p-7', limit: 10 })).toHaveLength(1);
    expect(await extractOf('en')).toContain('saw you in an overview');
  });

  it('is read page by page, each line once, up to the end', async () => {
    const first = await log.page({ limit: 2 });
    const second = await log.page({ limit: 2, before: first.next ?? 0 });
    expect([...first.lines, ...second.lines].map(({ type }) => type)).toEqual([
      'request-refused',
      'glass-broken',
      'record-viewed',
    ]);
    expect(second.next).toBeNull();
  });

  it('[AU3] refuses to change or remove a line', async () => {
    await expect(sql`update audit_log set type = 'x'`.execute(database)).rejects.toThrow(
      /only ever added to/,
    );
    await expect(sql`delete from audit_log`.execute(database)).rejects.toThrow(/only ever added to/);
    await expect(sql`truncate audit_log`.execute(database)).rejects.toThrow(/only ever added to/);
    expect(await log.verify()).toMatchObject({ lines: 3, firstBreak: null });
  });

  it('[AU3] finds a line that somebody with the database in hand changed or removed', async () => {
    await tamper(sql`update audit_log set line = replace(line, 'tablet-1', 'tablet-2') where position = 1`);
    expect(await log.verify()).toMatchObject({ firstBreak: 1 });
    await sql`delete from audit_log where position = 1`.execute(database);
    expect(await log.verify()).toMatchObject({ firstBreak: 2 });
  });

  it('[AU3] cut off at its end is found by a hash that was noted elsewhere', async () => {
    const noted = log.head;
    expect([await log.holds(noted), (await log.verify()).lastHash]).toEqual([true, noted]);
    await tamper(sql`delete from audit_log where position = (select max(position) from audit_log)`);
    expect(await log.verify()).toMatchObject({ lines: 2, firstBreak: null });
    expect(await log.holds(noted)).toBe(false);
  });

  it('[AU2] has a line for each refusal, but not for a flood of them: the last says that there were more', async () => {
    const trail = new AuditTrail(log, { now: () => instant(1_790_000_000_002) });
    const refused = { type: 'request-refused', users: [nurse], refusal: 'not-found' } as const;
    for (let count = 0; count < 500; count++) await trail.record({ ...refused, address: '10.0.0.9' });
    await trail.record({ ...refused, address: '10.0.0.10' });
    const lines = await log.search({ type: 'request-refused', userId: nurse.id, limit: 1000 });
    const here = lines.filter(({ client }) => client.address === '10.0.0.9');
    expect([here.length, lines.length]).toEqual([120, 121]);
    expect(here.map(({ data }) => data['andMore'])).toEqual([true, ...Array<undefined>(119)]);
  });

  it('goes on with the chain after a restart', async () => {
    const reopened = await AuditLog.create(database);
    const [line] = await log.search({ limit: 1 });
    await reopened.append({ ...line!, id: randomUUID() });
    expect(await reopened.verify()).toMatchObject({ lines: 4, firstBreak: null });
  });

  it('is exported as FHIR AuditEvent with who, what, whose and with which right', async () => {
    const [broken] = await log.search({ type: 'glass-broken', limit: 1 });
    expect(toFhirAuditEvent(broken!)).toMatchObject({
      resourceType: 'AuditEvent',
      action: 'E',
      outcome: '0',
      recorded: '2026-09-21T14:13:20.000Z',
      purposeOfEvent: [{ coding: [{ code: 'ETREAT' }] }],
      agent: [{ who: { identifier: { value: 'c-9' } }, network: { address: '10.0.0.2' } }],
      entity: [{ what: { identifier: { value: caseId } } }],
    });
    const [refused] = await log.search({ type: 'request-refused', limit: 1 });
    expect(toFhirAuditEvent(refused!)).toMatchObject({ outcome: '4', outcomeDesc: 'not-signed-in' });
  });

  it('gives the patient an extract that says when, who, from where, what, and that the emergency button was used', async () => {
    const text = await extractOf('nl');
    expect(text).toContain('Ambulance 1 (ambulanceverpleegkundige, home) bekeek uw dossier');
    expect(text).toContain('Dr. Elders (cardioloog, elsewhere) opende uw dossier met de noodknop');
    expect(text).not.toContain('10.0.0.');
  });

  it('cuts no extract short: a case of more lines than a page has them all, and says how many that are', async () => {
    const trail = new AuditTrail(log, { now: () => instant(1_790_000_000_003) });
    const view = { type: 'ecg-viewed', users: [stranger], address: 'x', caseId } as const;
    await Promise.all(Array.from({ length: 2050 }, () => trail.record(view)));
    const text = await extractOf('en', 500);
    expect(text.match(/viewed your ECG/g)).toHaveLength(2050);
    expect(text).toMatch(
      /opened your record with the emergency button[^]*This is all of it: 2052 lines\.\n$/,
    );
  });
});
