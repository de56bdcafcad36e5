import { type CaseId, CaseIdSchema } from '@smart-triage/shared/domain/ids';
import { STRICT, type TabletDb } from './tabletDb.ts';

/** Which case this tablet is in, so that a reload returns to it. Nothing else about the case is remembered here. */
export interface CurrentCaseStore {
  get(actorId: string): Promise<CaseId | null>;
  set(actorId: string, caseId: CaseId | null): Promise<void>;
}

export function idbCurrentCaseStore(db: TabletDb): CurrentCaseStore {
  return {
    get: async (actorId) => {
      const kept = CaseIdSchema.safeParse(await db.get('currentCase', actorId));
      return kept.success ? kept.data : null;
    },
    set: async (actorId, caseId) => {
      const transaction = db.transaction('currentCase', 'readwrite', STRICT);
      const { store } = transaction;
      const change = caseId === null ? store.delete(actorId) : store.put(caseId, actorId);
      await Promise.all([change, transaction.done]);
    },
  };
}
