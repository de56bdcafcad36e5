import { type TroponinAssayId, TroponinAssayIdSchema } from '@smart-triage/shared/domain/troponin';

/** Which troponin device this ambulance carries, as it was last used. Not patient data. */
export type AssayMemory = {
  get: () => TroponinAssayId | null;
  set: (assay: TroponinAssayId) => void;
};

const KEY = 'smart-triage.troponin-assay';

export function storedAssayMemory(storage: Pick<Storage, 'getItem' | 'setItem'>): AssayMemory {
  return {
    get: () => {
      const kept = TroponinAssayIdSchema.safeParse(storage.getItem(KEY));
      return kept.success ? kept.data : null;
    },
    set: (assay) => {
      storage.setItem(KEY, assay);
    },
  };
}
