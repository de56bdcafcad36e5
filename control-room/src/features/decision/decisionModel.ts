import { createStore, type Readable } from '@smart-triage/shared/client/store';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { DecisionDraft } from '@smart-triage/shared/domain/decision';
import type { CaseId, DecisionId, RequestId } from '@smart-triage/shared/domain/ids';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { Clock } from '@smart-triage/shared/time/clock';
import type { Instant } from '@smart-triage/shared/time/instant';
import { errorCodeOf } from '../../lib/errorCodeOf.ts';
import { createRepeatable, isAmbiguous, type Repeatable } from '../../lib/repeatable.ts';
import type { Signaling } from '../../lib/signaling.ts';
import { type DecisionForm, draftOf, EMPTY_FORM, readForm } from './decisionForm.ts';

/**
 * How far the decision on the sheet has come. `uncertain`: nobody knows whether the server has it, so it can only be sent again as it is. `stored`: the
 * server has it; whether the crew has seen it stands in the case's state.
 */
export type DecisionProgress =
  | { kind: 'editing'; failure: ErrorCode | null }
  | { kind: 'sending'; draft: DecisionDraft; sentAt: Instant }
  | { kind: 'uncertain'; draft: DecisionDraft; sentAt: Instant; code: ErrorCode }
  | { kind: 'stored'; draft: DecisionDraft; sentAt: Instant; decisionId: DecisionId };

export type DecisionSnapshot = {
  isOpen: boolean;
  form: DecisionForm;
  /** The decision that was in force when the sheet was opened, or when a newer one was read. */
  replaces: DecisionId | null;
  progress: DecisionProgress;
};

export type DecisionModel = Readable<DecisionSnapshot> & {
  open: () => void;
  close: () => void;
  change: (change: Partial<DecisionForm>) => void;
  /** Sends what is on the sheet; does nothing while it is incomplete. */
  record: () => Promise<void>;
  /** Sends exactly what was sent before, under the same requestId. */
  sendAgain: () => Promise<void>;
  /** "I have read the newer decision, and mine replaces it." */
  acceptNewer: () => void;
  /** A second decision after a stored one. */
  startOver: () => void;
};

export type DecisionModelOptions = {
  signaling: Signaling;
  caseId: CaseId;
  caseState: Readable<CaseState | null>;
  clock: Clock;
  newRequestId: () => RequestId;
};

const EDITING: DecisionProgress = { kind: 'editing', failure: null };

export function createDecisionModel(options: DecisionModelOptions): DecisionModel {
  const { signaling, caseId, caseState, clock } = options;
  const store = createStore<DecisionSnapshot>({
    isOpen: false,
    form: EMPTY_FORM,
    replaces: null,
    progress: EDITING,
  });
  let repeatable: Repeatable = createRepeatable(options.newRequestId);
  const patch = (change: Partial<DecisionSnapshot>): void => {
    store.set({ ...store.getSnapshot(), ...change });
  };
  const inForce = (): DecisionId | null => caseState.getSnapshot()?.decision?.id ?? null;

  const send = async (draft: DecisionDraft, sentAt: Instant): Promise<void> => {
    patch({ progress: { kind: 'sending', draft, sentAt } });
    const { replaces } = store.getSnapshot();
    try {
      const { decisionId } = await repeatable((requestId) =>
        signaling.request('decision:record', { requestId, caseId, decision: draft, replaces }),
      );
      patch({ progress: { kind: 'stored', draft, sentAt, decisionId } });
    } catch (error) {
      patch({ progress: afterFailure(error, draft, sentAt) });
    }
  };
  const startOver = (): void => {
    repeatable = createRepeatable(options.newRequestId);
    patch({ form: EMPTY_FORM, replaces: inForce(), progress: EDITING });
  };
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    open: () => {
      const { progress, form } = store.getSnapshot();
      // What was begun stays; what is on its way keeps its place.
      if (progress.kind === 'editing' && form === EMPTY_FORM) startOver();
      patch({ isOpen: true });
    },
    close: () => {
      patch({ isOpen: false });
    },
    change: (change) => {
      const { form, progress } = store.getSnapshot();
      if (progress.kind === 'editing') patch({ form: { ...form, ...change } });
    },
    record: async () => {
      const { form, progress } = store.getSnapshot();
      const reading = readForm(form);
      if (progress.kind !== 'editing' || reading.kind !== 'complete') return;
      await send(draftOf(reading, caseState.getSnapshot()?.risk ?? null), clock.now());
    },
    sendAgain: async () => {
      const { progress } = store.getSnapshot();
      if (progress.kind === 'uncertain') await send(progress.draft, progress.sentAt);
    },
    acceptNewer: () => {
      patch({ replaces: inForce(), progress: EDITING });
    },
    startOver,
  };
}

function afterFailure(error: unknown, draft: DecisionDraft, sentAt: Instant): DecisionProgress {
  const code = errorCodeOf(error);
  return isAmbiguous(error) ? { kind: 'uncertain', draft, sentAt, code } : { kind: 'editing', failure: code };
}

/** Somebody decided after this sheet was opened. What is on it must not be sent unseen over that. */
export function isSuperseded({ replaces, progress }: DecisionSnapshot, inForce: DecisionId | null): boolean {
  if (progress.kind !== 'editing') return false;
  return progress.failure === ErrorCode.Superseded || inForce !== replaces;
}
