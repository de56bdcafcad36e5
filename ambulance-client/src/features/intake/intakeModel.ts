import { createStore, type Readable } from '@smart-triage/shared/client/store';
import { refusalOf } from '@smart-triage/shared/domain/caseMachine';
import type { Intake, IntakeChanges, IntakeField } from '@smart-triage/shared/domain/intake';
import type { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { CaseView } from '../../lib/case/caseView.ts';
import { derived } from '../../lib/derived.ts';

export type IntakeState = {
  readonly intake: Intake;
  /** Why nothing can be entered any more; `null` while it can. */
  readonly refusal: ErrorCode | null;
  /** The fields that `undo` would set back; empty when there is nothing to undo. */
  readonly undoable: readonly IntakeField[];
};

export type IntakeModel = Readable<IntakeState> & {
  /** A value sets a field, `null` takes it back to "not known". */
  change: (changes: IntakeChanges) => void;
  undo: () => void;
  close: () => void;
};

export type IntakeModelDeps = {
  view: Readable<CaseView | null>;
  send: (changes: IntakeChanges) => void;
};

const UNDO_DEPTH = 20;

/** What sets these fields back to how they were: "not known" where nothing was known. */
export function inverseOf(changes: IntakeChanges, before: Intake): IntakeChanges {
  const fields = Object.keys(changes) as IntakeField[];
  return Object.fromEntries(fields.map((field) => [field, before[field] ?? null]));
}

/** What the crew enters about the patient, with undo. An undo is a change like any other: the record keeps both. */
export function createIntakeModel({ view, send }: IntakeModelDeps): IntakeModel {
  const inverses = createStore<readonly IntakeChanges[]>([]);
  const state = derived([view, inverses], (): IntakeState => {
    const current = view.getSnapshot();
    const last = inverses.getSnapshot().at(-1);
    return {
      intake: current?.intake ?? {},
      refusal: refusalOf(current?.confirmed?.status ?? 'opened', 'intake-changed', 'paramedic'),
      undoable: last ? (Object.keys(last) as IntakeField[]) : [],
    };
  });
  return {
    getSnapshot: state.getSnapshot,
    subscribe: state.subscribe,
    change: (changes) => {
      const inverse = inverseOf(changes, state.getSnapshot().intake);
      inverses.set([...inverses.getSnapshot(), inverse].slice(-UNDO_DEPTH));
      send(changes);
    },
    undo: () => {
      const kept = inverses.getSnapshot();
      const last = kept.at(-1);
      if (!last || state.getSnapshot().refusal !== null) return;
      inverses.set(kept.slice(0, -1));
      send(last);
    },
    close: state.close,
  };
}
