import { askUntilAnswered } from '@smart-triage/shared/client/askUntilAnswered';
import { createStore, type Readable } from '@smart-triage/shared/client/store';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import {
  type ConsentAnswer,
  type RecordBasis,
  type RecordOutcome,
  refusalOfRecord,
} from '@smart-triage/shared/domain/hospitalRecord';
import type { CaseId, RequestId } from '@smart-triage/shared/domain/ids';
import type { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { errorCodeOf } from '../../lib/errorCodeOf.ts';
import { createRepeatable } from '../../lib/repeatable.ts';
import type { Signaling } from '../../lib/signaling.ts';

/** Whose record can be asked for. `none`: this server has none set up. */
export type RecordSourceState = 'loading' | 'none' | { name: string } | { failed: ErrorCode };

export type RecordSnapshot = {
  source: RecordSourceState;
  isBusy: boolean;
  failure: ErrorCode | null;
  /** What the hospital answered, and on which ground it was asked; nothing of it outlives the screen. */
  opened: { outcome: RecordOutcome; basis: RecordBasis } | null;
};

export type RecordModel = Readable<RecordSnapshot> & {
  /** [HR1] `true` when the hospital has answered, whatever it said. The number is not kept. */
  open: (patient: string) => Promise<boolean>;
  /** [HR2] */
  breakGlass: (patient: string, reason: string) => Promise<boolean>;
  noteConsent: (answer: ConsentAnswer) => Promise<boolean>;
  putAway: () => void;
  close: () => void;
};

type RecordModelOptions = {
  signaling: Signaling;
  caseId: CaseId;
  caseState: Readable<CaseState | null>;
  newRequestId: () => RequestId;
  /** Who may not open it does not ask whose it is. */
  mayOpen: boolean;
};

/** The hospital's record of one patient, while it is on the screen. [HR1] It goes as soon as it may no longer be opened. */
export function createRecordModel(options: RecordModelOptions): RecordModel {
  const { signaling, caseId, caseState, mayOpen } = options;
  const store = createStore<RecordSnapshot>({
    source: 'loading',
    isBusy: false,
    failure: null,
    opened: null,
  });
  const patch = (change: Partial<RecordSnapshot>): void => {
    store.set({ ...store.getSnapshot(), ...change });
  };
  const watchSource = () =>
    askUntilAnswered({
      signaling,
      ask: async () => {
        const { source } = await signaling.request('hospital-record:source', { caseId });
        patch({ source: source === null ? 'none' : { name: source } });
      },
      onError: (error) => {
        patch({ source: { failed: errorCodeOf(error) } });
      },
    });
  const run = async (request: () => Promise<Partial<RecordSnapshot>>): Promise<boolean> => {
    if (store.getSnapshot().isBusy) return false;
    patch({ isBusy: true, failure: null });
    try {
      patch({ ...(await request()), isBusy: false });
      dropRefused();
      return true;
    } catch (error) {
      patch({ isBusy: false, failure: errorCodeOf(error) });
      return false;
    }
  };
  const dropRefused = (): void => {
    const { opened } = store.getSnapshot();
    const state = caseState.getSnapshot();
    if (opened && state && refusalOfRecord(state, opened.basis) !== null) patch({ opened: null });
  };
  const noteOnce = createRepeatable(options.newRequestId);
  const stops = [caseState.subscribe(dropRefused), ...(mayOpen ? [watchSource().close] : [])];
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    open: (patient) =>
      run(async () => {
        const { outcome } = await signaling.request('hospital-record:open', { caseId, patient });
        return { opened: { outcome, basis: 'consent' } };
      }),
    breakGlass: (patient, reason) =>
      run(async () => {
        const { outcome } = await signaling.request('hospital-record:break-glass', {
          caseId,
          patient,
          reason,
        });
        return { opened: { outcome, basis: 'break-glass' } };
      }),
    noteConsent: (answer) =>
      run(async () => {
        await noteOnce(
          (requestId) => signaling.request('hospital-record:consent', { requestId, caseId, answer }),
          answer,
        );
        return {};
      }),
    putAway: () => {
      patch({ opened: null, failure: null });
    },
    close: () => {
      for (const stop of stops) stop();
      patch({ opened: null });
    },
  };
}
