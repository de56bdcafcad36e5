import type { TabletDb } from '../storage/tabletDb.ts';
import type { OutboxStore } from './outboxStore.ts';

export function idbOutboxStore(db: TabletDb): OutboxStore {
  return {
    all: () => db.getAll('outbox'),
    put: async (item) => {
      await db.put('outbox', item);
    },
    remove: (position) => db.delete('outbox', position),
  };
}
