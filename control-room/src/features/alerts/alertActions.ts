import { createStore, type Readable } from '@smart-triage/shared/client/store';
import type { AlertLimits, AlertRef } from '@smart-triage/shared/domain/alerts';
import type { CaseId, RequestId } from '@smart-triage/shared/domain/ids';
import type { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { errorCodeOf } from '../../lib/errorCodeOf.ts';
import { createRepeatable } from '../../lib/repeatable.ts';
import type { Signaling } from '../../lib/signaling.ts';

export type AlertActionsSnapshot = { isBusy: boolean; failure: ErrorCode | null };

export type AlertActions = Readable<AlertActionsSnapshot> & {
  acknowledge: (alert: AlertRef) => void;
  /** `null`: the presets again. */
  setLimits: (limits: AlertLimits | null) => void;
};

type AlertActionsOptions = { signaling: Signaling; caseId: CaseId; newRequestId: () => RequestId };

/** Says that an alert was seen, and sets limits; what follows comes back as a fact of the case. */
export function createAlertActions({ signaling, caseId, newRequestId }: AlertActionsOptions): AlertActions {
  const store = createStore<AlertActionsSnapshot>({ isBusy: false, failure: null });
  const run = async (change: (requestId: RequestId) => Promise<unknown>): Promise<void> => {
    if (store.getSnapshot().isBusy) return;
    store.set({ isBusy: true, failure: null });
    try {
      await createRepeatable(newRequestId)(change);
      store.set({ isBusy: false, failure: null });
    } catch (error) {
      store.set({ isBusy: false, failure: errorCodeOf(error) });
    }
  };
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    acknowledge: ({ sign, side, level }) => {
      const alert = { sign, side, level };
      void run((requestId) => signaling.request('alert:acknowledge', { requestId, caseId, alert }));
    },
    setLimits: (limits) => {
      void run((requestId) => signaling.request('alert:set-limits', { requestId, caseId, limits }));
    },
  };
}
