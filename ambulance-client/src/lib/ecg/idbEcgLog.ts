import type { TabletDb } from '../storage/tabletDb.ts';
import type { EcgLog } from './ecgLog.ts';

export function idbEcgLog(db: TabletDb): EcgLog {
  return {
    append: async (frame) => {
      await db.put('ecgFrames', frame);
    },
    load: async (caseId) => {
      const frames = await db.getAllFromIndex('ecgFrames', 'caseId', caseId);
      return frames.sort((a, b) =>
        a.streamId === b.streamId ? a.seq - b.seq : a.streamId < b.streamId ? -1 : 1,
      );
    },
    remove: async (streamId, seqs) => {
      const transaction = db.transaction('ecgFrames', 'readwrite');
      await Promise.all([...seqs.map((seq) => transaction.store.delete([streamId, seq])), transaction.done]);
    },
  };
}
