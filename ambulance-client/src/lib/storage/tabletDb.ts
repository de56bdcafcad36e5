import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { KeptBlock, KeptFrame } from '@smart-triage/shared/client/ecgLog';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { OutboxItem } from '../outbox/outboxItem.ts';
import type { KeptPhoto } from '../photos/photoStore.ts';

const NAME = 'smart-triage-tablet';
const VERSION = 5;

interface TabletSchema extends DBSchema {
  outbox: { key: number; value: OutboxItem };
  ecgFrames: { key: [string, number]; value: KeptFrame; indexes: { capture: [string, number] } };
  /** The hash of each captured minute: kept when its frames are with the server and gone from here, until the two sides have compared. */
  ecgBlocks: { key: [string, number]; value: KeptBlock; indexes: { caseId: string } };
  /** Photos that the server does not have yet. */
  photos: { key: string; value: KeptPhoto };
  /** Which case this tablet is in, by the account that it is paired as. */
  currentCase: { key: string; value: string };
  /** The open case as the server last confirmed it, by its id. Gone when the case is left. */
  caseStates: { key: string; value: CaseState };
  /** The key that this tablet is known by. The browser keeps it and shows it to nobody. */
  keys: { key: string; value: CryptoKeyPair };
}

/** Written means on the disk. The browser's own choice (`relaxed` since Chrome 121) leaves it to the system when that is, and a battery that dies takes it along. */
export const STRICT = { durability: 'strict' } as const;

export type TabletDb = IDBPDatabase<TabletSchema>;

/** Chromium closes every connection when the disk is full, and opens none until there is room. */
const REOPEN_EVERY_MS = 1000;

/**
 * What this tablet keeps across a reload: changes and ECG that the server does not have yet, and which case is open. A connection that the browser closes is
 * replaced as soon as it gives another one; until then everything asked of it fails, and whoever asked repeats it.
 */
export async function openTabletDb(): Promise<TabletDb> {
  let isClosed = false;
  const reopen = (): void => {
    if (isClosed) return;
    open(reopen).then(
      (next) => {
        if (isClosed) next.close();
        else current = next;
      },
      () => setTimeout(reopen, REOPEN_EVERY_MS),
    );
  };
  let current = await open(reopen);
  return new Proxy(current, {
    get: (_, name) => {
      if (name === 'close') isClosed = true;
      const found: unknown = Reflect.get(current, name);
      return typeof found === 'function' ? (found.bind(current) as unknown) : found;
    },
  });
}

/** `onTerminated`: the browser has closed it, and nobody asked for that. */
function open(onTerminated: () => void): Promise<TabletDb> {
  return openDB<TabletSchema>(NAME, VERSION, {
    terminated: onTerminated,
    upgrade: (db, oldVersion, _, transaction) => {
      if (oldVersion < 1) {
        db.createObjectStore('outbox', { keyPath: 'position' });
        db.createObjectStore('ecgFrames', { keyPath: ['streamId', 'seq'] });
        db.createObjectStore('currentCase');
      }
      if (oldVersion < 2) db.createObjectStore('keys');
      if (oldVersion < 3) {
        db.createObjectStore('caseStates');
        const frames = transaction.objectStore('ecgFrames');
        for (const name of [...frames.indexNames]) frames.deleteIndex(name);
        frames.createIndex('capture', ['caseId', 'capturedUntil']);
      }
      if (oldVersion < 4) {
        const blocks = db.createObjectStore('ecgBlocks', { keyPath: ['streamId', 'block'] });
        blocks.createIndex('caseId', 'caseId');
      }
      if (oldVersion < 5) db.createObjectStore('photos', { keyPath: 'photoId' });
    },
  });
}
