import { createStore, type Readable } from '@smart-triage/shared/client/store';
import type { CaseId, RequestId } from '@smart-triage/shared/domain/ids';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { errorCodeOf } from '../../lib/errorCodeOf.ts';
import { createRepeatables } from '../../lib/repeatable.ts';
import type { Signaling } from '../../lib/signaling.ts';

/** `failure`: what the server refused last, about which case. It stays until the next act. */
export type ConsultActionsSnapshot = {
  isBusy: boolean;
  failure: { caseId: CaseId; code: ErrorCode } | null;
};

/** `true` when the server has stored it; its effect comes back as a fact of the case. */
export type ConsultActions = Readable<ConsultActionsSnapshot> & {
  take: (caseId: CaseId, over?: { from: string; reason: string }) => Promise<boolean>;
  decline: (caseId: CaseId, reason: string) => Promise<boolean>;
  release: (caseId: CaseId, reason: string) => Promise<boolean>;
  assign: (caseId: CaseId, to: string) => Promise<boolean>;
  /** The ringing stands on this page, which is visible. */
  seen: (caseId: CaseId) => Promise<void>;
  dismiss: () => void;
};

type ConsultActionsOptions = {
  signaling: Signaling;
  newRequestId: () => RequestId;
  onError: (error: unknown) => void;
};

/** What this person does about any consult. */
export function createConsultActions(options: ConsultActionsOptions): ConsultActions {
  const { signaling, newRequestId, onError } = options;
  const store = createStore<ConsultActionsSnapshot>({ isBusy: false, failure: null });
  const repeatableOf = createRepeatables(newRequestId);
  const act = async (
    caseId: CaseId,
    content: string,
    send: (change: { requestId: RequestId; caseId: CaseId }) => Promise<unknown>,
  ): Promise<boolean> => {
    if (store.getSnapshot().isBusy) return false;
    store.set({ isBusy: true, failure: null });
    try {
      await repeatableOf(caseId)((requestId) => send({ requestId, caseId }), content);
      store.set({ isBusy: false, failure: null });
      return true;
    } catch (error) {
      store.set({ isBusy: false, failure: { caseId, code: errorCodeOf(error) } });
      return false;
    }
  };
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    take: (caseId, over) =>
      act(caseId, `take ${JSON.stringify(over)}`, (change) =>
        signaling.request('consult:take', { ...change, over: over ?? null }),
      ),
    decline: (caseId, reason) =>
      act(caseId, `decline ${reason}`, (change) =>
        signaling.request('consult:decline', { ...change, reason }),
      ),
    release: (caseId, reason) =>
      act(caseId, `release ${reason}`, (change) =>
        signaling.request('consult:release', { ...change, reason }),
      ),
    assign: (caseId, to) =>
      act(caseId, `assign ${to}`, (change) => signaling.request('consult:assign', { ...change, to })),
    seen: async (caseId) => {
      try {
        await signaling.request('consult:seen', { requestId: newRequestId(), caseId });
      } catch (error) {
        // Another page of this person was first, or it has stopped ringing meanwhile.
        if (errorCodeOf(error) !== ErrorCode.NotAllowedNow) onError(error);
      }
    },
    dismiss: () => {
      store.set({ ...store.getSnapshot(), failure: null });
    },
  };
}
