import { createStore, type Readable } from '@smart-triage/shared/client/store';
import type { CaseId, RequestId } from '@smart-triage/shared/domain/ids';
import type { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { errorCodeOf } from '../../lib/errorCodeOf.ts';
import { createRepeatable } from '../../lib/repeatable.ts';
import type { Signaling } from '../../lib/signaling.ts';

export type StillRequestState = { isBusy: boolean; failure: ErrorCode | null };

/** [PH4] Asks the crew for a still: sharper than any picture that moves. That it was asked for comes back as a fact of the case. */
export type StillRequest = Readable<StillRequestState> & { ask: () => void };

type StillRequestOptions = { signaling: Signaling; caseId: CaseId; newRequestId: () => RequestId };

export function createStillRequest({ signaling, caseId, newRequestId }: StillRequestOptions): StillRequest {
  const store = createStore<StillRequestState>({ isBusy: false, failure: null });
  const repeatable = createRepeatable(newRequestId);
  const ask = async (): Promise<void> => {
    if (store.getSnapshot().isBusy) return;
    store.set({ isBusy: true, failure: null });
    try {
      await repeatable((requestId) => signaling.request('photo:ask', { requestId, caseId }));
      store.set({ isBusy: false, failure: null });
    } catch (error) {
      store.set({ isBusy: false, failure: errorCodeOf(error) });
    }
  };
  return { getSnapshot: store.getSnapshot, subscribe: store.subscribe, ask: () => void ask() };
}
