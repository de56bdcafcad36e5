import type { TabletKeyStore } from '@smart-triage/shared/client/tabletKey';
import type { TabletDb } from './tabletDb.ts';

const OWN_KEY = 'own';

/** Keeps the tablet's key as the object that it is: what is stored can sign, and cannot be read. */
export function idbTabletKey(db: TabletDb): TabletKeyStore {
  return {
    load: () => db.get('keys', OWN_KEY),
    save: async (pair) => {
      await db.put('keys', pair, OWN_KEY);
    },
  };
}
