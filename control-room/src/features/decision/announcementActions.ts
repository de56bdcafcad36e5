import { createStore, type Readable } from '@smart-triage/shared/client/store';
import type { HospitalAnswer } from '@smart-triage/shared/domain/announcement';
import type { CaseId, DecisionId, HospitalId, RequestId } from '@smart-triage/shared/domain/ids';
import type { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { errorCodeOf } from '../../lib/errorCodeOf.ts';
import { createRepeatable } from '../../lib/repeatable.ts';
import type { Signaling } from '../../lib/signaling.ts';

export type AnnouncementSnapshot = { isBusy: boolean; failure: ErrorCode | null };

/** `true` when the server has stored it; its effect comes back as a fact of the case. */
export type AnnouncementActions = Readable<AnnouncementSnapshot> & {
  announce: (decisionId: DecisionId) => Promise<boolean>;
  answer: (decisionId: DecisionId, answer: HospitalAnswer) => Promise<boolean>;
  /** [DC9] Another hospital for the decision in force. */
  reroute: (decisionId: DecisionId, hospital: HospitalId, reason: string) => Promise<boolean>;
};

type AnnouncementOptions = { signaling: Signaling; caseId: CaseId; newRequestId: () => RequestId };

export function createAnnouncementActions(options: AnnouncementOptions): AnnouncementActions {
  const { signaling, caseId, newRequestId } = options;
  const store = createStore<AnnouncementSnapshot>({ isBusy: false, failure: null });
  const announceOnce = createRepeatable(newRequestId);
  const answerOnce = createRepeatable(newRequestId);
  const rerouteOnce = createRepeatable(newRequestId);
  const ask = async (request: () => Promise<unknown>): Promise<boolean> => {
    if (store.getSnapshot().isBusy) return false;
    store.set({ isBusy: true, failure: null });
    try {
      await request();
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
    announce: (decisionId) =>
      ask(() =>
        announceOnce(
          (requestId) => signaling.request('hospital:announce', { requestId, caseId, decisionId }),
          decisionId,
        ),
      ),
    reroute: (decisionId, hospital, reason) =>
      ask(() =>
        rerouteOnce(
          (requestId) =>
            signaling.request('destination:change', { requestId, caseId, decisionId, hospital, reason }),
          `${decisionId} ${hospital} ${reason}`,
        ),
      ),
    answer: (decisionId, answer) =>
      ask(() =>
        answerOnce(
          (requestId) => signaling.request('hospital:answer', { requestId, caseId, decisionId, answer }),
          `${decisionId} ${JSON.stringify(answer)}`,
        ),
      ),
  };
}
