import { type CaseId, CaseIdSchema } from '@smart-triage/shared/domain/ids';
import type { TabletDb } from './tabletDb.ts';

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
      if (caseId === null) await db.delete('currentCase', actorId);
      else await db.put('currentCase', caseId, actorId);
    },
  };
}
