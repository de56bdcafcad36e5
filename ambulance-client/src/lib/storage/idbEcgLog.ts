import { STRICT, type TabletDb } from './tabletDb.ts';
import type { EcgLog } from '@smart-triage/shared/client/ecgLog';

export function idbEcgLog(db: TabletDb): EcgLog {
  return {
    append: async (frames) => {
      const transaction = db.transaction('ecgFrames', 'readwrite', STRICT);
      await Promise.all([...frames.map((frame) => transaction.store.put(frame)), transaction.done]);
    },
    load: (caseId) => db.getAllFromIndex('ecgFrames', 'caseId', caseId),
    remove: async (streamId, seqs) => {
      const transaction = db.transaction('ecgFrames', 'readwrite');
      await Promise.all([...seqs.map((seq) => transaction.store.delete([streamId, seq])), transaction.done]);
    },
  };
}
