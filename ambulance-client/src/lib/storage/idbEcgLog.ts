import type { TabletDb } from './tabletDb.ts';
import type { EcgLog } from '@smart-triage/shared/client/ecgLog';

export function idbEcgLog(db: TabletDb): EcgLog {
  return {
    append: async (frame) => {
      await db.put('ecgFrames', frame);
    },
    load: (caseId) => db.getAllFromIndex('ecgFrames', 'caseId', caseId),
    remove: async (streamId, seqs) => {
      const transaction = db.transaction('ecgFrames', 'readwrite');
      await Promise.all([...seqs.map((seq) => transaction.store.delete([streamId, seq])), transaction.done]);
    },
  };
}
