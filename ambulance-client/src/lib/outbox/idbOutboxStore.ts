import { STRICT, type TabletDb } from '../storage/tabletDb.ts';
import type { OutboxStore } from './outboxStore.ts';

export function idbOutboxStore(db: TabletDb): OutboxStore {
  return {
    all: () => db.getAll('outbox'),
    put: async (item) => {
      const transaction = db.transaction('outbox', 'readwrite', STRICT);
      await Promise.all([transaction.store.put(item), transaction.done]);
    },
    remove: (position) => db.delete('outbox', position),
  };
}
