import type { CaseEvent } from '@smart-triage/shared/domain/caseEvent';
import { AuditLog } from '../../sfu-server/src/audit/auditLog.ts';
import { EcgStore } from '../../sfu-server/src/store/ecgStore.ts';
import { EventLog } from '../../sfu-server/src/store/eventLog.ts';
import { openRecords } from '../../sfu-server/src/store/records.ts';
import { PhotoStore } from '../../sfu-server/src/store/photoStore.ts';
import { StoreGate } from '../../sfu-server/src/store/storeGate.ts';
import { cleanPhoto } from '../../sfu-server/src/photos/cleanPhoto.ts';
import { type Confirmations, frameOf, PHOTO } from './crashWriter.ts';

export type Verdict = {
  readonly confirmedChanges: number;
  readonly confirmedFrames: number;
  /** Confirmed and not there, or not as it was confirmed. */
  readonly lostChanges: number;
  readonly lostFrames: number;
  readonly confirmedPhotos: number;
  readonly lostPhotos: number;
  /** Position of the first entry at which the hash chain does not hold; `null` when it is whole. */
  readonly chainBreak: number | null;
  /** Answers that showed a record, and those of them that have no line in the access log. */
  readonly confirmedViews: number;
  readonly lostViews: number;
  /** As `chainBreak`, of the access log. */
  readonly accessLogBreak: number | null;
};

/** Reads what a server that is not running has stored, and compares it with what that server confirmed. `url` names a PostgreSQL server. */
export async function verifyStore(
  { dataDir, url }: { dataDir: string; url: string | undefined },
  writers: readonly Confirmations[],
): Promise<Verdict> {
  const { database, keys } = await openRecords({ dataDir, url }, { dataDir });
  try {
    const log = await EventLog.create({ database, keys });
    const events = new Map((await log.readAll()).map((event) => [keyOf(event), event]));
    const store = new EcgStore({ database, keys });
    const photoStore = new PhotoStore({ database, keys, gate: new StoreGate() });
    const frames = await Promise.all(writers.map((writer) => countFrames(store, writer)));
    const changes = writers.map((writer) => countChanges(events, writer));
    const accessLog = await AuditLog.create(database);
    const lostViews = await Promise.all(writers.map((writer) => countLostViews(accessLog, writer)));
    return {
      confirmedChanges: sum(changes.map(({ confirmed }) => confirmed)),
      confirmedFrames: sum(frames.map(({ confirmed }) => confirmed)),
      lostChanges: sum(changes.map(({ lost }) => lost)),
      lostFrames: sum(frames.map(({ lost }) => lost)),
      confirmedPhotos: sum(writers.map(({ photos }) => photos.length)),
      lostPhotos: sum(
        await Promise.all(writers.map((writer) => countLostPhotos(photoStore, events, writer))),
      ),
      chainBreak: await log.findBreak(),
      confirmedViews: sum(writers.map(({ views }) => views)),
      lostViews: sum(lostViews),
      accessLogBreak: (await accessLog.verify()).firstBreak,
    };
  } finally {
    await database.destroy();
  }
}

/** A line may be there of a view whose answer was lost, never the other way round. */
async function countLostViews(log: AuditLog, { caseId, views }: Confirmations): Promise<number> {
  const lines = await log.search({ caseId, type: 'record-viewed', limit: views });
  return views - lines.length;
}

/** The picture and the fact that it is there; not without the other. */
async function countLostPhotos(
  store: PhotoStore,
  events: ReadonlyMap<string, CaseEvent>,
  { caseId, photos }: Confirmations,
): Promise<number> {
  const told = new Set(
    [...events.values()].flatMap(({ fact }) => (fact.type === 'photo-taken' ? [fact.photo.photoId] : [])),
  );
  const { bytes } = cleanPhoto(PHOTO);
  let lost = 0;
  for (const photoId of photos) {
    const kept = await store.read(caseId, photoId);
    if (!kept || !isSame(kept, bytes) || !told.has(photoId)) lost++;
  }
  return lost;
}

type Count = { readonly confirmed: number; readonly lost: number };

function countChanges(events: ReadonlyMap<string, CaseEvent>, { caseId, changes }: Confirmations): Count {
  const isThere = ({ seq, ageYears }: Confirmations['changes'][number]): boolean => {
    const fact = events.get(keyOf({ caseId, seq }))?.fact;
    return fact?.type === 'intake-changed' && fact.changes.ageYears === ageYears;
  };
  return { confirmed: changes.length, lost: changes.filter((change) => !isThere(change)).length };
}

async function countFrames(store: EcgStore, { caseId, streamId, frames }: Confirmations): Promise<Count> {
  const last = frames.last();
  if (last === null) return { confirmed: 0, lost: 0 };
  const stored = await store.read({ caseId, streamId }, 0, last, last + 1);
  const intact = new Set(
    stored.filter(({ seq, bytes }) => isSame(bytes, frameOf(streamId, seq))).map(({ seq }) => seq),
  );
  const confirmed = frames
    .ranges()
    .flatMap(([first, until]) => Array.from({ length: until - first + 1 }, (_, index) => first + index));
  return { confirmed: confirmed.length, lost: confirmed.filter((seq) => !intact.has(seq)).length };
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

function keyOf({ caseId, seq }: Pick<CaseEvent, 'caseId' | 'seq'>): string {
  return `${caseId}/${seq}`;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
