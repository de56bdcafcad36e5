import { createStore, type Readable } from '@smart-triage/shared/client/store';
import type { IntakeField } from '@smart-triage/shared/domain/intake';
import type { VitalSign } from '@smart-triage/shared/domain/vitals';

/** One entry of the crew, and how it is taken back. Taking back is a change like any other: the record keeps both. */
export type Entry = {
  readonly fields: readonly (IntakeField | VitalSign)[];
  readonly takeBack: () => void;
};

export type UndoStack = Readable<readonly Entry[]> & {
  push: (entry: Entry) => void;
  /** Takes back the newest entry, whichever screen it was made on. */
  undo: () => void;
};

const DEPTH = 20;

export function createUndoStack(): UndoStack {
  const entries = createStore<readonly Entry[]>([]);
  return {
    getSnapshot: entries.getSnapshot,
    subscribe: entries.subscribe,
    push: (entry) => {
      entries.set([...entries.getSnapshot(), entry].slice(-DEPTH));
    },
    undo: () => {
      const kept = entries.getSnapshot();
      const last = kept.at(-1);
      if (!last) return;
      entries.set(kept.slice(0, -1));
      last.takeBack();
    },
  };
}
