import type { Readable } from '@smart-triage/shared/client/store';
import { refusalOf } from '@smart-triage/shared/domain/caseMachine';
import type { Intake, IntakeChanges, IntakeField } from '@smart-triage/shared/domain/intake';
import type { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { CaseView } from '../../lib/case/caseView.ts';
import { createUndoStack, type Entry, type UndoStack } from '../../lib/undoStack.ts';
import { derived } from '../../lib/derived.ts';

export type IntakeState = {
  readonly intake: Intake;
  /** Why nothing can be entered any more; `null` while it can. */
  readonly refusal: ErrorCode | null;
  /** The fields that `undo` would set back; empty when there is nothing to undo. */
  readonly undoable: Entry['fields'];
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
  /** Shared with whatever else the crew enters, so that undo is in the order of the entries. */
  entries?: UndoStack;
};

/** What sets these fields back to how they were: "not known" where nothing was known. */
export function inverseOf(changes: IntakeChanges, before: Intake): IntakeChanges {
  const fields = Object.keys(changes) as IntakeField[];
  return Object.fromEntries(fields.map((field) => [field, before[field] ?? null]));
}

/** What the crew enters about the patient, with undo. An undo is a change like any other: the record keeps both. */
export function createIntakeModel({ view, send, entries = createUndoStack() }: IntakeModelDeps): IntakeModel {
  const state = derived([view, entries], (): IntakeState => {
    const current = view.getSnapshot();
    return {
      intake: current?.intake ?? {},
      refusal: refusalOf(current?.expected ?? 'opened', 'intake-changed', 'paramedic'),
      undoable: entries.getSnapshot().at(-1)?.fields ?? [],
    };
  });
  return {
    getSnapshot: state.getSnapshot,
    subscribe: state.subscribe,
    change: (changes) => {
      const inverse = inverseOf(changes, state.getSnapshot().intake);
      entries.push({
        fields: Object.keys(inverse) as IntakeField[],
        takeBack: () => {
          send(inverse);
        },
      });
      send(changes);
    },
    undo: () => {
      if (state.getSnapshot().refusal === null) entries.undo();
    },
    close: state.close,
  };
}
