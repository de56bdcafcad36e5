import type { EcgLog, KeptCase, KeptFrame } from '@smart-triage/shared/client/ecgLog';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { STRICT, type TabletDb } from './tabletDb.ts';

export function idbEcgLog(db: TabletDb): EcgLog {
  return {
    append: async (frames) => {
      const transaction = db.transaction('ecgFrames', 'readwrite', STRICT);
      await Promise.all([...frames.map((frame) => transaction.store.put(frame)), transaction.done]);
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
      return found
        .toSorted((a, b) => b.capturedUntil - a.capturedUntil)
        .map(({ caseId, frames }) => ({ caseId, frames }));
    },
    remove: async (streamId, seqs) => {
      const transaction = db.transaction('ecgFrames', 'readwrite');
      await Promise.all([...seqs.map((seq) => transaction.store.delete([streamId, seq])), transaction.done]);
    },
  };
}

function allOf(caseId: CaseId): IDBKeyRange {
  return IDBKeyRange.bound([caseId, -Infinity], [caseId, Infinity]);
}
