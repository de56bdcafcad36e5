import { createStore, type Readable } from '@smart-triage/shared/client/store';
import type { EcgAnalysis } from '@smart-triage/shared/domain/ecgAnalysis';
import type { CaseId, ProposalId, RequestId } from '@smart-triage/shared/domain/ids';
import type { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { Instant } from '@smart-triage/shared/time/instant';
import { errorCodeOf } from '../../lib/errorCodeOf.ts';
import { createRepeatable } from '../../lib/repeatable.ts';
import type { Signaling } from '../../lib/signaling.ts';

type GuidanceAct = 'record' | 'overrule';

export type GuidanceSnapshot = {
  /** What the last ten seconds of the live ECG say. */
  live: { analysis: EcgAnalysis; endedAt: Instant } | null;
  isBusy: boolean;
  /** Said where it was asked: beside the ECG, or under the reason that was typed. */
  failure: { act: GuidanceAct; code: ErrorCode } | null;
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
  const recordOnce = createRepeatable(newRequestId);
  const overruleOnce = createRepeatable(newRequestId);
  const ask = async (act: GuidanceAct, request: () => Promise<unknown>): Promise<void> => {
    if (store.getSnapshot().isBusy) return;
    patch({ isBusy: true, failure: null });
    try {
      await request();
      patch({ isBusy: false });
    } catch (error) {
      patch({ isBusy: false, failure: { act, code: errorCodeOf(error) } });
    }
  };
  const close = signaling.on('ecg:analysed', (message) => {
    if (message.caseId === caseId) patch({ live: message });
  });
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    recordEcg: () => {
      void ask('record', () =>
        recordOnce((requestId) => signaling.request('ecg:record', { requestId, caseId })),
      );
    },
    overrule: (proposalId, reason) => {
      void ask('overrule', () =>
        overruleOnce(
          (requestId) => signaling.request('drive-now:overrule', { requestId, caseId, proposalId, reason }),
          JSON.stringify({ proposalId, reason }),
        ),
      );
    },
    close,
  };
}
