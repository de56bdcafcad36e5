import { createStore, type Readable } from '@smart-triage/shared/client/store';
import type { EcgAnalysis } from '@smart-triage/shared/domain/ecgAnalysis';
import type { CaseId, ProposalId, RequestId } from '@smart-triage/shared/domain/ids';
import type { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { Instant } from '@smart-triage/shared/time/instant';
import { errorCodeOf } from '../../lib/errorCodeOf.ts';
import type { Signaling } from '../../lib/signaling.ts';

export type GuidanceSnapshot = {
  /** What the last ten seconds of the live ECG say. */
  live: { analysis: EcgAnalysis; endedAt: Instant } | null;
  isBusy: boolean;
  failure: ErrorCode | null;
};

export type GuidanceActions = Readable<GuidanceSnapshot> & {
  recordEcg: () => void;
  overrule: (proposalId: ProposalId, reason: string) => void;
  close: () => void;
};

type GuidanceActionsOptions = { signaling: Signaling; caseId: CaseId; newRequestId: () => RequestId };

/** Asks for a 12-lead ECG, overrules a proposal, and hears what the live ECG says. Each act is one request; its effect comes back as a fact of the case. */
export function createGuidanceActions(options: GuidanceActionsOptions): GuidanceActions {
  const { signaling, caseId, newRequestId } = options;
  const store = createStore<GuidanceSnapshot>({ live: null, isBusy: false, failure: null });
  const patch = (change: Partial<GuidanceSnapshot>): void => {
    store.set({ ...store.getSnapshot(), ...change });
  };
  const ask = async (request: () => Promise<unknown>): Promise<void> => {
    if (store.getSnapshot().isBusy) return;
    patch({ isBusy: true, failure: null });
    try {
      await request();
      patch({ isBusy: false });
    } catch (error) {
      patch({ isBusy: false, failure: errorCodeOf(error) });
    }
  };
  const close = signaling.on('ecg:analysed', (message) => {
    if (message.caseId === caseId) patch({ live: message });
  });
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    recordEcg: () => {
      void ask(() => signaling.request('ecg:record', { requestId: newRequestId(), caseId }));
    },
    overrule: (proposalId, reason) => {
      const input = { requestId: newRequestId(), caseId, proposalId, reason };
      void ask(() => signaling.request('drive-now:overrule', input));
    },
    close,
  };
}
