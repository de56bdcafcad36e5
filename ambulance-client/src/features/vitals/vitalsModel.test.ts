import { createStore } from '@smart-triage/shared/client/store';
import type { VitalsReading, VitalsWithdrawal } from '@smart-triage/shared/domain/vitals';
import { instant } from '@smart-triage/shared/time/instant';
import { describe, expect, it } from 'vitest';
import type { CaseView } from '../../lib/case/caseView.ts';
import type { PadKey } from '../../ui/padText.ts';
import { createUndoStack } from '../../lib/undoStack.ts';
import { createVitalsModel, refusalOfEntry } from './vitalsModel.ts';

function modelIn(status = 'assessing') {
  const view = createStore<CaseView | null>({ vitals: {}, expected: status } as unknown as CaseView);
  const sent: VitalsReading[] = [];
  const withdrawn: VitalsWithdrawal[] = [];
  const entries = createUndoStack();
  const model = createVitalsModel({
    view,
    clock: { now: () => instant(5000) },
    send: (reading) => void sent.push(reading),
    withdraw: (withdrawal) => void withdrawn.push(withdrawal),
    entries,
  });
  const key = (...keys: PadKey[]) => {
    keys.forEach(model.press);
  };
  return { model, view, sent, withdrawn, entries, key };
}

describe('what cannot be recorded', () => {
  it.each([
    [{}, 'nothing-entered'],
    [{ spo2: '101' }, 'out-of-range'],
    [{ heartRate: '84', spo2: '101' }, 'out-of-range'],
    [{ systolicBp: '80', diastolicBp: '142' }, 'diastolic-above-systolic'],
    [{ systolicBp: '142', diastolicBp: '86' }, null],
    [{ diastolicBp: '86' }, null],
    [{ temperature: '36,' }, null],
  ] as const)('%j: %s', (texts, refusal) => {
    expect(refusalOfEntry(texts)).toBe(refusal);
  });
});

describe('entering vital signs', () => {
  it('records what was keyed in as one reading of the crew, and leaves out what was not measured', () => {
    const { model, sent, key } = modelIn();
    model.select('heartRate');
    key('8', '4');
    model.select('spo2');
    key('9', '7');
    model.record();
    expect(sent).toEqual([{ measuredAt: 5000, source: 'crew', values: { heartRate: 84, spo2: 97 } }]);
    expect(model.getSnapshot().texts).toEqual({});
  });

  it('asks once about a value that is rare, and about the next one again', () => {
    const { model, sent, key } = modelIn();
    key('5', '0');
    model.record();
    expect(sent).toEqual([]);
    expect(model.getSnapshot().isAsked).toBe(true);
    model.record();
    expect(sent[0]?.values).toEqual({ respiratoryRate: 50 });
    key('5', '0');
    model.record();
    key('delete');
    model.record();
    expect(sent).toHaveLength(1);
    expect(model.getSnapshot()).toMatchObject({ isAsked: true, texts: { respiratoryRate: '5' } });
  });

  it('[CS12] can be taken back: to what was known before, and to not known where nothing was', () => {
    const { model, view, withdrawn, entries, key } = modelIn();
    const spo2 = { value: 95, measuredAt: instant(1000) };
    view.set({ ...view.getSnapshot(), vitals: { spo2 } } as CaseView);
    model.select('heartRate');
    key('8', '4');
    model.select('spo2');
    key('9', '7');
    model.record();
    expect(entries.getSnapshot().at(-1)?.fields).toEqual(['heartRate', 'spo2']);
    entries.undo();
    expect(withdrawn).toEqual([{ measuredAt: 5000, signs: ['heartRate', 'spo2'], before: { spo2 } }]);
  });

  it('goes from sign to sign as a crew examines: breathing, circulation, temperature, and round again', () => {
    const { model, sent, key } = modelIn();
    for (const digits of [
      ['1', '6'],
      ['9', '7'],
      ['8', '4'],
      ['1', '4', '2'],
      ['8', '6'],
      ['3', '7'],
    ] as const) {
      key(...digits);
      model.next();
    }
    expect(model.getSnapshot().active).toBe('respiratoryRate');
    model.record();
    expect(Object.entries(sent[0]?.values ?? {}).toSorted()).toEqual([
      ['diastolicBp', 86],
      ['heartRate', 84],
      ['respiratoryRate', 16],
      ['spo2', 97],
      ['systolicBp', 142],
      ['temperature', 37],
    ]);
  });

  it('takes a decimal for temperature only', () => {
    const { model, sent, key } = modelIn();
    model.select('heartRate');
    key('8', 'decimal', '4');
    model.select('temperature');
    key('3', '6', 'decimal', '8');
    model.record();
    expect(sent[0]?.values).toEqual({ heartRate: 84, temperature: 36.8 });
  });

  it('records nothing that cannot be right, and keeps it for the hand to correct', () => {
    const { model, sent, key } = modelIn();
    model.select('spo2');
    key('1', '9', '7');
    model.record();
    expect(sent).toEqual([]);
    expect(model.getSnapshot().texts).toEqual({ spo2: '197' });
  });

  it('records nothing after the handover', () => {
    const { model, sent, key } = modelIn('handed-over');
    key('8', '4');
    model.record();
    expect(sent).toEqual([]);
    expect(model.getSnapshot().closed).not.toBeNull();
  });
});
