import { createStore, type Readable } from '@smart-triage/shared/client/store';
import type { FollowUp } from '@smart-triage/shared/domain/followUp';
import type { CaseId, RequestId } from '@smart-triage/shared/domain/ids';
import type { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import {
  FOLLOW_UPS_PATH,
  FollowUpAnswerSchema,
  type FollowUpEntry,
  FollowUpListSchema,
  followUpPath,
  OUTCOMES_PATH,
  type Outcomes,
  OutcomesSchema,
} from '@smart-triage/shared/protocol/followUp';
import { errorCodeOf } from '../../lib/errorCodeOf.ts';
import type { GetJson, PostJson } from '../../lib/getJson.ts';

export type OutcomesSnapshot = {
  /** `null` until they were read for the first time. */
  cases: readonly FollowUpEntry[] | null;
  figures: Outcomes | null;
  isReading: boolean;
  /** Which case is being written. */
  writing: CaseId | null;
  failure: ErrorCode | null;
};

export type OutcomesModel = Readable<OutcomesSnapshot> & {
  read: () => Promise<void>;
  /** Whether it is stored. */
  record: (caseId: CaseId, outcome: FollowUp) => Promise<boolean>;
};

type Options = {
  getJson: GetJson;
  postJson: PostJson;
  newRequestId: () => RequestId;
  onError: (error: unknown) => void;
};

/** Closed cases and what became of them. Read when somebody asks and after each change: nobody waits for these numbers. */
export function createOutcomesModel({ getJson, postJson, newRequestId, onError }: Options): OutcomesModel {
  const store = createStore<OutcomesSnapshot>({
    cases: null,
    figures: null,
    isReading: false,
    writing: null,
    failure: null,
  });
  const patch = (change: Partial<OutcomesSnapshot>): void => {
    store.set({ ...store.getSnapshot(), ...change });
  };
  const attempt = async (act: () => Promise<void>): Promise<boolean> => {
    try {
      await act();
      return true;
    } catch (error) {
      onError(error);
      patch({ failure: errorCodeOf(error) });
      return false;
    }
  };
  const read = async (): Promise<void> => {
    patch({ isReading: true, failure: null });
    await attempt(async () => {
      const [{ cases }, figures] = await Promise.all([
        getJson(FOLLOW_UPS_PATH, FollowUpListSchema),
        getJson(OUTCOMES_PATH, OutcomesSchema),
      ]);
      patch({ cases, figures });
    });
    patch({ isReading: false });
  };
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    read,
    record: async (caseId, outcome) => {
      patch({ writing: caseId, failure: null });
      const body = { requestId: newRequestId(), outcome };
      const isStored = await attempt(async () => {
        await postJson(followUpPath(caseId), body, FollowUpAnswerSchema);
      });
      patch({ writing: null });
      if (isStored) await read();
      return isStored;
    },
  };
}
