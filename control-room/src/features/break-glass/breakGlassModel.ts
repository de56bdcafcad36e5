import { createStore, type Readable } from '@smart-triage/shared/client/store';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { errorCodeOf } from '../../lib/errorCodeOf.ts';
import type { Signaling } from '../../lib/signaling.ts';

export type BreakGlassState = { isBusy: boolean; failure: ErrorCode | null };

export type BreakGlassModel = Readable<BreakGlassState> & { breakGlass: (reason: string) => Promise<void> };

type BreakGlassOptions = {
  signaling: Signaling;
  caseId: CaseId;
  /** The case may be seen now, for some hours. */
  onBroken: () => void;
};

/** [AC3] Opens another organisation's case in an emergency. Twice is the same as once, with two lines in the access log. */
export function createBreakGlassModel({ signaling, caseId, onBroken }: BreakGlassOptions): BreakGlassModel {
  const store = createStore<BreakGlassState>({ isBusy: false, failure: null });
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    breakGlass: async (reason) => {
      if (store.getSnapshot().isBusy) return;
      store.set({ isBusy: true, failure: null });
      try {
        await signaling.request('case:break-glass', { caseId, reason });
        store.set({ isBusy: false, failure: null });
        onBroken();
      } catch (error) {
        store.set({ isBusy: false, failure: errorCodeOf(error) });
      }
    },
  };
}
