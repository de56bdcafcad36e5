import { STRICT, type TabletDb } from '../storage/tabletDb.ts';
import type { PhotoStore } from './photoStore.ts';

export function idbPhotoStore(db: TabletDb): PhotoStore {
  return {
    all: async () => {
      const photos = await db.getAll('photos');
      return photos.toSorted((a, b) => a.offer.takenAt - b.offer.takenAt);
    },
    put: async (photo) => {
      const transaction = db.transaction('photos', 'readwrite', STRICT);
      await Promise.all([transaction.store.put(photo), transaction.done]);
    },
    remove: (photoId) => db.delete('photos', photoId),
  };
}
