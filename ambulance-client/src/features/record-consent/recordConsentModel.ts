import type { Readable } from '@smart-triage/shared/client/store';
import { refusalOf } from '@smart-triage/shared/domain/caseMachine';
import type { ConsentAnswer, RecordConsent } from '@smart-triage/shared/domain/hospitalRecord';
import type { CaseView } from '../../lib/case/caseView.ts';
import { derived } from '../../lib/derived.ts';

export type RecordConsentSnapshot = {
  /** As the server has it; `null`: nobody has asked the patient. */
  readonly consent: RecordConsent | null;
  /** An answer is on its way: nobody may open the record on it yet. */
  readonly isOnTheWay: boolean;
  readonly isClosed: boolean;
};

export type RecordConsentModel = Readable<RecordConsentSnapshot> & {
  note: (answer: ConsentAnswer) => void;
  close: () => void;
};

type RecordConsentDeps = { view: Readable<CaseView | null>; send: (answer: ConsentAnswer) => void };

/** [HR1] What the patient says about opening the hospital's record, asked by the crew. Without a link it waits, and opens nothing until it has arrived. */
export function createRecordConsentModel({ view, send }: RecordConsentDeps): RecordConsentModel {
  const state = derived([view], (): RecordConsentSnapshot => {
    const current = view.getSnapshot();
    return {
      consent: current?.confirmed?.recordConsent ?? null,
      isOnTheWay: current?.onTheWay.includes('hospital-record:consent') ?? false,
      isClosed: refusalOf(current?.expected ?? 'opened', 'record-consent-noted', 'paramedic') !== null,
    };
  });
  return {
    getSnapshot: state.getSnapshot,
    subscribe: state.subscribe,
    note: (answer) => {
      const { isClosed, isOnTheWay } = state.getSnapshot();
      if (!isClosed && !isOnTheWay) send(answer);
    },
    close: state.close,
  };
}
