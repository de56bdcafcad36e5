import { STRICT, type TabletDb } from './tabletDb.ts';
import type { EcgLog, KeptCase } from '@smart-triage/shared/client/ecgLog';

export function idbEcgLog(db: TabletDb): EcgLog {
  return {
    append: async (frames) => {
      const transaction = db.transaction('ecgFrames', 'readwrite', STRICT);
      await Promise.all([...frames.map((frame) => transaction.store.put(frame)), transaction.done]);
    },
    load: (caseId) => db.getAllFromIndex('ecgFrames', 'caseId', caseId),
    cases: async () => {
      const { store } = db.transaction('ecgFrames');
      const index = store.index('caseId');
      const found: (KeptCase & { capturedUntil: number })[] = [];
      // One frame of a case says when it was; a ride is far shorter than what lies between two.
      for (let at = await index.openCursor(null, 'nextunique'); at; at = await at.continue()) {
        const { caseId, capturedUntil } = at.value;
        found.push({ caseId, capturedUntil, frames: await index.count(caseId) });
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
