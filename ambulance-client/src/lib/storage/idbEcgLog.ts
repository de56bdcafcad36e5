import { ecgBlockOf, type EcgLog, type KeptCase, type KeptFrame } from '@smart-triage/shared/client/ecgLog';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { STRICT, type TabletDb } from './tabletDb.ts';

export function idbEcgLog(db: TabletDb): EcgLog {
  return {
    append: async (frames, blocks = []) => {
      const transaction = db.transaction(['ecgFrames', 'ecgBlocks'], 'readwrite', STRICT);
      const [keptFrames, keptBlocks] = [
        transaction.objectStore('ecgFrames'),
        transaction.objectStore('ecgBlocks'),
      ];
      const writes = [
        ...frames.map((frame) => keptFrames.put(frame)),
        ...blocks.map((block) => keptBlocks.put(block)),
      ];
      await Promise.all([...writes, transaction.done]);
    },
    newest: async (caseId, limit, until) => {
      const index = db.transaction('ecgFrames').store.index('capture');
      const range = IDBKeyRange.bound([caseId, -Infinity], [caseId, until ?? Infinity]);
      const found: KeptFrame[] = [];
      let at = await index.openCursor(range, 'prev');
      while (at && found.length < limit) {
        found.push(at.value);
        at = await at.continue();
      }
      return found;
    },
    count: (caseId) => db.countFromIndex('ecgFrames', 'capture', allOf(caseId)),
    cases: async () => {
      const index = db.transaction('ecgFrames').store.index('capture');
      const found: (KeptCase & { capturedUntil: number })[] = [];
      let at = await index.openKeyCursor(null, 'prev');
      while (at) {
        const [caseId, capturedUntil] = at.key as [CaseId, number];
        found.push({ caseId, capturedUntil, frames: await index.count(allOf(caseId)) });
        // What is sorted before all of this case: the newest frame of the next one.
        at = await index.openKeyCursor(IDBKeyRange.upperBound([caseId, -Infinity]), 'prev');
      }
      const withFrames = found
        .toSorted((a, b) => b.capturedUntil - a.capturedUntil)
        .map(({ caseId, frames }) => ({ caseId, frames }));
      const without = (await casesWithBlocks(db)).filter((caseId) =>
        found.every((kept) => kept.caseId !== caseId),
      );
      return [...withFrames, ...without.map((caseId) => ({ caseId, frames: 0 }))];
    },
    remove: async (streamId, seqs) => {
      const transaction = db.transaction('ecgFrames', 'readwrite');
      await Promise.all([...seqs.map((seq) => transaction.store.delete([streamId, seq])), transaction.done]);
    },
    blocks: async (caseId) => (await db.getAllFromIndex('ecgBlocks', 'caseId', caseId)).map(ecgBlockOf),
    forgetBlocks: async (caseId) => {
      const transaction = db.transaction('ecgBlocks', 'readwrite');
      const keys = await transaction.store.index('caseId').getAllKeys(caseId);
      await Promise.all([...keys.map((key) => transaction.store.delete(key)), transaction.done]);
    },
  };
}

async function casesWithBlocks(db: TabletDb): Promise<CaseId[]> {
  const index = db.transaction('ecgBlocks').store.index('caseId');
  const found: CaseId[] = [];
  let at = await index.openKeyCursor(null, 'nextunique');
  while (at) {
    found.push(at.key as CaseId);
    at = await at.continue();
  }
  return found;
}

function allOf(caseId: CaseId): IDBKeyRange {
  return IDBKeyRange.bound([caseId, -Infinity], [caseId, Infinity]);
}
