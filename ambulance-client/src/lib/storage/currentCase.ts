import { type CaseState, CaseStateSchema } from '@smart-triage/shared/domain/caseState';
import { type CaseId, CaseIdSchema } from '@smart-triage/shared/domain/ids';
import { STRICT, type TabletDb } from './tabletDb.ts';

/** Which case this tablet is in, and what the server last said of it, so that a reload returns to it, also in a dead zone. */
export interface CurrentCaseStore {
  get(actorId: string): Promise<CaseId | null>;
  /** `null` also forgets what was kept of the case. */
  set(actorId: string, caseId: CaseId | null): Promise<void>;
  /** As it was last kept; `null` when nothing was, or when an older version of this page kept it in another form. */
  state(caseId: CaseId): Promise<CaseState | null>;
  keepState(state: CaseState): Promise<void>;
  forgetStates(): Promise<void>;
}

export function idbCurrentCaseStore(db: TabletDb): CurrentCaseStore {
  return {
    get: async (actorId) => {
      const kept = CaseIdSchema.safeParse(await db.get('currentCase', actorId));
      return kept.success ? kept.data : null;
    },
    set: async (actorId, caseId) => {
      const transaction = db.transaction(['currentCase', 'caseStates'], 'readwrite', STRICT);
      const cases = transaction.objectStore('currentCase');
      const change =
        caseId === null
          ? Promise.all([cases.delete(actorId), transaction.objectStore('caseStates').clear()])
          : cases.put(caseId, actorId);
      await Promise.all([change, transaction.done]);
    },
    state: async (caseId) => {
      const kept = CaseStateSchema.safeParse(await db.get('caseStates', caseId));
      return kept.success ? kept.data : null;
    },
    // Not strict: the server has it, and the tablet's disk is needed for what the server does not have.
    keepState: async (state) => {
      await db.put('caseStates', state, state.caseId);
    },
    forgetStates: () => db.clear('caseStates'),
  };
}
