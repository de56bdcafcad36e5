import { createStore, type Readable } from '@smart-triage/shared/client/store';
import type { CaseId, RequestId } from '@smart-triage/shared/domain/ids';
import type { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { errorCodeOf } from '../../lib/errorCodeOf.ts';
import { createRepeatable } from '../../lib/repeatable.ts';
import type { Signaling } from '../../lib/signaling.ts';

type ConsultAct = 'join' | 'leave';

/** What is going on about the own place in the consult. Whether one has it is in the case's state, where everybody sees the same. */
export type ConsultPlaceState =
  { kind: 'idle' } | { kind: 'busy'; act: ConsultAct } | { kind: 'failed'; act: ConsultAct; code: ErrorCode };

export type ConsultPlace = Readable<ConsultPlaceState> & {
  join: () => Promise<boolean>;
  leave: () => Promise<boolean>;
};

type ConsultPlaceOptions = { signaling: Signaling; caseId: CaseId; newRequestId: () => RequestId };

export function createConsultPlace({ signaling, caseId, newRequestId }: ConsultPlaceOptions): ConsultPlace {
  const store = createStore<ConsultPlaceState>({ kind: 'idle' });
  // One for both: who left after a join whose answer was lost, and joins again, means another one.
  const repeatable = createRepeatable(newRequestId);
  /** Whether it was done. */
  const run = async (act: ConsultAct): Promise<boolean> => {
    if (store.getSnapshot().kind === 'busy') return false;
    store.set({ kind: 'busy', act });
    try {
      await repeatable((requestId) => signaling.request(`consult:${act}`, { requestId, caseId }), act);
      store.set({ kind: 'idle' });
      return true;
    } catch (error) {
      store.set({ kind: 'failed', act, code: errorCodeOf(error) });
      return false;
    }
  };
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    join: () => run('join'),
    leave: () => run('leave'),
  };
}
