import type { CaseEvent } from '@smart-triage/shared/domain/caseEvent';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { instant } from '@smart-triage/shared/time/instant';
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from './database.ts';
import { EventLog } from './eventLog.ts';

let database: Database;
let log: EventLog;
const caseId = randomUUID() as CaseId;

function event(seq: number): CaseEvent {
  return {
    caseId,
    seq,
    at: instant(1000 + seq),
    by: { id: 'tablet-1', name: 'Ambulance 1', role: 'paramedic' },
    fact:
      seq === 1
        ? { type: 'case-opened', unit: '06-101', simulated: true }
        : { type: 'intake-changed', changes: { ageYears: seq } },
  };
}

beforeEach(async () => {
  database = await openDatabase({ dataDir: null });
  log = await EventLog.create(database);
  await Promise.all([1, 2, 3].map((seq) => log.append({ events: [event(seq)], request: null })));
});
afterEach(() => database.destroy());

describe('EventLog', () => {
  it('gives back what was appended, in order', async () => {
    expect(await log.readAll()).toEqual([event(1), event(2), event(3)]);
    expect(await log.findBreak()).toBeNull();
  });

  it('[CS8] finds an entry that was changed', async () => {
    await sql`update event_log set fact = replace(fact, '2', '9') where seq = 2`.execute(database);
    expect(await log.findBreak()).toBe(2);
  });

  it('[CS8] finds an entry that was removed', async () => {
    await sql`delete from event_log where seq = 2`.execute(database);
    expect(await log.findBreak()).toBe(3);
  });

  it('[CS8] goes on with the chain after a restart', async () => {
    const reopened = await EventLog.create(database);
    await reopened.append({ events: [event(4)], request: null });
    expect(await reopened.findBreak()).toBeNull();
  });

  it('stores nothing of an entry that breaks a rule of the table, and goes on', async () => {
    await expect(log.append({ events: [event(4), event(2)], request: null })).rejects.toThrow();
    await log.append({ events: [event(4)], request: null });
    expect((await log.readAll()).map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect(await log.findBreak()).toBeNull();
  });
});
