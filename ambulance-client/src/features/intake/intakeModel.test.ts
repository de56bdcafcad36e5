import { createStore } from '@smart-triage/shared/client/store';
import { applyIntakeChanges, type Intake, type IntakeChanges } from '@smart-triage/shared/domain/intake';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { describe, expect, it } from 'vitest';
import type { CaseView } from '../../lib/case/caseView.ts';
import { createIntakeModel, inverseOf } from './intakeModel.ts';

/** A record that takes every change at once. */
function modelOver(intake: Intake, status = 'assessing') {
  const view = createStore<CaseView | null>({ intake, expected: status } as unknown as CaseView);
  const sent: IntakeChanges[] = [];
  const model = createIntakeModel({
    view,
    send: (changes) => {
      sent.push(changes);
      const before = view.getSnapshot();
      if (before) view.set({ ...before, intake: applyIntakeChanges(before.intake, changes) });
    },
  });
  return { model, sent };
}

describe('the inverse of a change', () => {
  it('takes a field that was not known back to not known', () => {
    expect(inverseOf({ ageYears: 58 }, {})).toEqual({ ageYears: null });
  });

  it('sets a field back to "no", which is not the same as not known', () => {
    expect(inverseOf({ diabetes: true }, { diabetes: false })).toEqual({ diabetes: false });
  });
});

describe('the intake', () => {
  it('undoes changes one by one, the last first', () => {
    const { model } = modelOver({});
    model.change({ ageYears: 58 });
    model.change({ ageYears: 85, sex: 'female' });
    expect(model.getSnapshot().undoable).toEqual(['ageYears', 'sex']);
    model.undo();
    expect(model.getSnapshot().intake).toEqual({ ageYears: 58 });
    model.undo();
    expect(model.getSnapshot().intake).toEqual({});
    expect(model.getSnapshot().undoable).toEqual([]);
  });

  it('undoes the removal of a value', () => {
    const { model } = modelOver({ heartHistory: 2 });
    model.change({ heartHistory: null });
    expect(model.getSnapshot().intake).toEqual({});
    model.undo();
    expect(model.getSnapshot().intake).toEqual({ heartHistory: 2 });
  });

  it('sends an undo as a change of its own, so that the record keeps both', () => {
    const { model, sent } = modelOver({ ageYears: 50 });
    model.change({ ageYears: 58 });
    model.undo();
    expect(sent).toEqual([{ ageYears: 58 }, { ageYears: 50 }]);
  });

  it('does nothing when there is nothing to undo', () => {
    const { model, sent } = modelOver({});
    model.undo();
    expect(sent).toEqual([]);
  });

  it('says that nothing can be entered after the handover', () => {
    expect(modelOver({}, 'handed-over').model.getSnapshot().refusal).toBe(ErrorCode.NotAllowedNow);
    expect(modelOver({}, 'en-route').model.getSnapshot().refusal).toBeNull();
  });
});
