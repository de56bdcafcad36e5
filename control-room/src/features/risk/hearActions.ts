import { createStore, type Readable } from '@smart-triage/shared/client/store';
import type { HearChanges, HearPoints, JudgedItem } from '@smart-triage/shared/domain/hearOpinion';
import type { CaseId, EcgRecordingId, RequestId } from '@smart-triage/shared/domain/ids';
import type { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { errorCodeOf } from '../../lib/errorCodeOf.ts';
import { createRepeatables } from '../../lib/repeatable.ts';
import type { Signaling } from '../../lib/signaling.ts';

/** One item of the own HEAR, as it is to be; `null` takes it back. */
export type Judgement = { item: JudgedItem; points: HearPoints | null };

export type HearSnapshot = {
  /** What would take the last judgement of this screen back. */
  undo: Judgement | null;
  failure: ErrorCode | null;
};

export type HearActions = Readable<HearSnapshot> & {
  /** `before` is what it was; `shownEcg` the ECG whose proposal was on the screen. The effect comes back as a fact of the case. */
  judge: (judgement: Judgement, before: HearPoints | null, shownEcg: EcgRecordingId | null) => Promise<void>;
  undo: (shownEcg: EcgRecordingId | null) => Promise<void>;
};

type HearOptions = { signaling: Signaling; caseId: CaseId; newRequestId: () => RequestId };

/** Judges HEAR beside the crew. */
export function createHearActions({ signaling, caseId, newRequestId }: HearOptions): HearActions {
  const store = createStore<HearSnapshot>({ undo: null, failure: null });
  const repeatableOf = createRepeatables(newRequestId);
  const send = async (
    judgement: Judgement,
    undo: Judgement | null,
    shownEcg: EcgRecordingId | null,
  ): Promise<void> => {
    const changes: HearChanges = { [judgement.item]: judgement.points };
    try {
      await repeatableOf(judgement.item)(
        (requestId) => signaling.request('hear:judge', { requestId, caseId, changes, shownEcg }),
        JSON.stringify({ changes, shownEcg }),
      );
      store.set({ undo, failure: null });
    } catch (error) {
      store.set({ ...store.getSnapshot(), failure: errorCodeOf(error) });
    }
  };
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    judge: (judgement, before, shownEcg) =>
      send(judgement, { item: judgement.item, points: before }, shownEcg),
    undo: async (shownEcg) => {
      const { undo } = store.getSnapshot();
      if (undo) await send(undo, null, shownEcg);
    },
  };
}
