import type { KeptFrame } from '@smart-triage/shared/client/ecgLog';
import type { CaseId, StreamId } from '@smart-triage/shared/domain/ids';
import { instant } from '@smart-triage/shared/time/instant';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { type IDBPDatabase, openDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { idbOutboxStore } from '../outbox/idbOutboxStore.ts';
import { idbCurrentCaseStore } from './currentCase.ts';
import { idbEcgLog } from './idbEcgLog.ts';
import { openTabletDb } from './tabletDb.ts';

const CASE = '6f9d3b1c-0b6e-4b52-9a51-5f3f5a6f0a01' as CaseId;
const FRAME: KeptFrame = {
  caseId: CASE,
  streamId: '6f9d3b1c-0b6e-4b52-9a51-5f3f5a6f0a99' as StreamId,
  seq: 0,
  capturedUntil: instant(100),
  bytes: new Uint8Array([1, 2, 3]),
};
const WAITING = { position: 1, name: 'intake:change', input: { caseId: CASE }, queuedAt: instant(1) };

/** What earlier releases of the tablet had made, as they left it on the disk. */
const EARLIER: Record<number, (db: IDBPDatabase) => void> = {
  1: (db) => {
    db.createObjectStore('outbox', { keyPath: 'position' });
    db.createObjectStore('ecgFrames', { keyPath: ['streamId', 'seq'] }).createIndex('caseId', 'caseId');
    db.createObjectStore('currentCase');
  },
  2: (db) => {
    EARLIER[1]?.(db);
    db.createObjectStore('keys');
  },
};

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});

describe.each([1, 2])('a tablet that was last used with version %i of its store', (version) => {
  it('finds what waited, the ECG and its open case after the update', async () => {
    const before = await openDB('smart-triage-tablet', version, { upgrade: (db) => EARLIER[version]?.(db) });
    await before.put('outbox', WAITING);
    await before.put('ecgFrames', FRAME);
    await before.put('currentCase', CASE, 'tablet-1');
    before.close();

    const db = await openTabletDb();
    expect(await idbOutboxStore(db).all()).toEqual([WAITING]);
    expect(await idbEcgLog(db).newest(CASE, Infinity)).toEqual([FRAME]);
    expect(await idbEcgLog(db).cases()).toEqual([{ caseId: CASE, frames: 1 }]);
    expect(await idbEcgLog(db).blocks(CASE)).toEqual([]);
    expect(await idbCurrentCaseStore(db).get('tablet-1')).toBe(CASE);
  });
});
