import type { CaseEvent } from '@smart-triage/shared/domain/caseEvent';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { instant } from '@smart-triage/shared/time/instant';
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from './database.ts';
import { EventLog } from './eventLog.ts';
import { chainHash } from './hashChain.ts';
import { lastHashIn } from './lastHash.ts';
import { openRecords } from './records.ts';
import type { CaseKeys } from './vault/caseKeys.ts';

let database: Database;
let keys: CaseKeys;
let log: EventLog;
let caseId: CaseId;

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

// One database for all of them: making one takes longer than everything that is tried on it.
beforeAll(async () => {
  ({ database, keys } = await openRecords({ dataDir: null }, { dataDir: null }));
});
beforeEach(async () => {
  await sql`truncate event_log, request_log restart identity`.execute(database);
  caseId = randomUUID() as CaseId;
  log = await EventLog.create({ database, keys });
  await Promise.all([1, 2, 3].map((seq) => log.append({ events: [event(seq)], request: null })));
});
afterAll(() => database.destroy());

describe('EventLog', () => {
  it('gives back what was appended, in order', async () => {
    expect(await log.readAll()).toEqual([event(1), event(2), event(3)]);
    expect(await log.findBreak()).toBeNull();
  });

  it('[CS8] finds an entry that was changed', async () => {
    await sql`update event_log set fact = reverse(fact) where seq = 2`.execute(database);
    expect(await log.findBreak()).toBe(2);
  });

  it('[CS8] finds an entry that was removed', async () => {
    await sql`delete from event_log where seq = 2`.execute(database);
    expect(await log.findBreak()).toBe(3);
  });

  it('[CS8] goes on with the chain after a restart', async () => {
    const reopened = await EventLog.create({ database, keys });
    await reopened.append({ events: [event(4)], request: null });
    expect(await reopened.findBreak()).toBeNull();
  });

  it('keeps the chain when a case is erased, and reads nothing of it any more', async () => {
    await keys.destroy(caseId, 9000);
    expect(await log.readAll()).toEqual([]);
    expect(await log.findBreak()).toBeNull();
    await expect(log.append({ events: [event(4)], request: null })).rejects.toThrow('erased');
  });

  it('goes on after entries from before records were sealed', async () => {
    const other = randomUUID();
    const old = { ...event(1), caseId: other };
    const last = await lastHashIn(database, 'event_log');
    await sql`insert into event_log (case_id, seq, at_ms, actor, fact, hash) values
      (${other}, 1, ${old.at}, ${JSON.stringify(old.by)}, ${JSON.stringify(old.fact)}, ${chainHash(last, old)})`.execute(
      database,
    );
    const reopened = await EventLog.create({ database, keys });
    await reopened.append({ events: [event(4)], request: null });
    expect(await reopened.findBreak()).toBeNull();
    expect((await reopened.readAll()).at(3)).toEqual(old);
  });

  it('stores nothing of an entry that breaks a rule of the table, and goes on', async () => {
    await expect(log.append({ events: [event(4), event(2)], request: null })).rejects.toThrow();
    await log.append({ events: [event(4)], request: null });
    expect((await log.readAll()).map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    expect(await log.findBreak()).toBeNull();
  });
  it('stores facts and reply together or not at all', async () => {
    const request = {
      request_id: randomUUID(),
      actor_id: 'tablet-1',
      name: 'intake:change',
      input_sha256: '0'.repeat(64),
      reply: '{}',
      at_ms: 1004,
    };
    await log.append({ events: [event(4)], request });
    expect(await log.openReply((await log.findRequest(request.request_id)) ?? request, caseId)).toBe('{}');
    await expect(log.append({ events: [event(5)], request })).rejects.toThrow();
    expect((await log.readAll()).map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    await log.append({ events: [event(5)], request: null });
    expect(await log.findBreak()).toBeNull();
  });
});
