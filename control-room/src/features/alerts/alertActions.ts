import { createStore, type Readable } from '@smart-triage/shared/client/store';
import type { AlertLimits, VitalAlert } from '@smart-triage/shared/domain/alerts';
import type { CaseId, RequestId } from '@smart-triage/shared/domain/ids';
import type { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { errorCodeOf } from '../../lib/errorCodeOf.ts';
import { createRepeatables } from '../../lib/repeatable.ts';
import type { Signaling } from '../../lib/signaling.ts';

export type AlertActionsSnapshot = { isBusy: boolean; failure: ErrorCode | null };

export type AlertActions = Readable<AlertActionsSnapshot> & {
  acknowledge: (alert: VitalAlert) => void;
  /** `null`: the presets again. `true` when they are stored: what was typed may go. */
  setLimits: (limits: AlertLimits | null) => Promise<boolean>;
};

type AlertActionsOptions = { signaling: Signaling; caseId: CaseId; newRequestId: () => RequestId };

/** Says that an alert was seen, and sets limits; what follows comes back as a fact of the case. */
export function createAlertActions({ signaling, caseId, newRequestId }: AlertActionsOptions): AlertActions {
  const store = createStore<AlertActionsSnapshot>({ isBusy: false, failure: null });
  const repeatableOf = createRepeatables(newRequestId);
  const run = async (
    what: 'seen' | 'limits',
    change: (requestId: RequestId) => Promise<unknown>,
    content: string,
  ): Promise<boolean> => {
    if (store.getSnapshot().isBusy) return false;
    store.set({ isBusy: true, failure: null });
    try {
      await repeatableOf(what)(change, content);
      store.set({ isBusy: false, failure: null });
      return true;
    } catch (error) {
      store.set({ isBusy: false, failure: errorCodeOf(error) });
      return false;
    }
  };
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    acknowledge: ({ sign, side, level, measuredAt }) => {
      const alert = { sign, side, level };
      void run(
        'seen',
        (requestId) => signaling.request('alert:acknowledge', { requestId, caseId, alert }),
        // Another alarm of the same kind, an hour later, is another one to be seen.
        JSON.stringify({ alert, measuredAt }),
      );
    },
    setLimits: (limits) =>
      run(
        'limits',
        (requestId) => signaling.request('alert:set-limits', { requestId, caseId, limits }),
        JSON.stringify(limits),
      ),
  };
}
