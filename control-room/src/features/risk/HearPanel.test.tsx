// @vitest-environment happy-dom
import { createStore } from '@smart-triage/shared/client/store';
import type { CaseFact } from '@smart-triage/shared/domain/caseEvent';
import type { EcgRecordingFact } from '@smart-triage/shared/domain/ecgRecording';
import type { HearChanges } from '@smart-triage/shared/domain/hearOpinion';
import type { Actor } from '@smart-triage/shared/domain/role';
import type { ScoreItem } from '@smart-triage/shared/domain/score';
import { anEvidence } from '@smart-triage/shared/testing/ecgEvidence';
import { cleanup, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { caseId, caseOf, DOCTOR, heartOf } from '../../testing/cases.ts';
import { renderInApp } from '../../testing/renderInApp.tsx';
import type { HearActions } from './hearActions.ts';
import { HearPanel } from './HearPanel.tsx';

afterEach(cleanup);

const OTHER: Actor = { ...DOCTOR, id: 'doctor-2', name: 'Dr. C. Bakker' };
const RECORDING_ID = '00000000-0000-8000-8000-000000000001' as EcgRecordingFact['id'];

const item = (code: ScoreItem['item'], points: number): ScoreItem => ({
  item: code,
  missing: false,
  missingInputs: [],
  low: points,
  high: points,
});
const CREW_HEAR = {
  ...heartOf({ kind: 'value', value: 3, band: 'low' }).scores[0]!,
  score: 'hear' as const,
  items: [item('history', 1), item('ecg', 0), item('age', 1), item('risk-factors', 1)],
};
const ASSESSED: CaseFact = {
  type: 'risk-assessed',
  assessment: { ...heartOf({ kind: 'value', value: 3, band: 'low' }), scores: [CREW_HEAR] },
};
const judged = (by: Actor, changes: HearChanges, isOfThisEcg = true): { fact: CaseFact; by: Actor } => {
  const proposal = isOfThisEcg ? { recordingId: RECORDING_ID, item: 1 as const } : null;
  return { by, fact: { type: 'hear-judged', changes, proposal } };
};

function open(opinions: ReturnType<typeof judged>[], mayJudge = true) {
  const recording = { id: RECORDING_ID, evidence: anEvidence() } as EcgRecordingFact;
  const state = {
    ...caseOf(caseId(1), [{ fact: ASSESSED }, ...opinions]),
    ecg: { latest: recording, met: null },
  };
  const judge = vi.fn<HearActions['judge']>(() => Promise.resolve());
  const store = createStore({ undo: null, failure: null });
  const actions: HearActions = { ...store, judge, undo: () => Promise.resolve() };
  renderInApp(<HearPanel state={state} me={DOCTOR} actions={actions} mayJudge={mayJudge} />);
  return { judge };
}
const rowOf = (name: string) =>
  screen
    .getAllByRole('row')
    .find((row) => within(row).queryByRole('rowheader')?.textContent.startsWith(name))!;

describe('HEAR of crew and cardiologist', () => {
  it('[OP1] stands side by side and says item by item where the two differ', () => {
    open([judged(DOCTOR, { history: 2, ecg: 0, riskFactors: 1 })]);
    expect(rowOf('History').textContent).toContain('differs');
    expect(rowOf('ECG').textContent).not.toContain('differs');
    expect(screen.getByText(/You 4: differs on 1 item/)).toBeTruthy();
  });

  it('is a range while items are not judged: never the crew’s points', () => {
    open([judged(DOCTOR, { history: 1 })]);
    expect(screen.getByText(/You 2 to 6: not complete/)).toBeTruthy();
  });

  it('shows what each other cardiologist thinks, and nothing to press to whoever may not judge', () => {
    open([judged(OTHER, { history: 0 })], false);
    expect(screen.getByRole('columnheader', { name: 'Dr. C. Bakker' })).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('[OP2] confirms what the model proposes for the ECG in one press, of the ECG on the screen', () => {
    const { judge } = open([]);
    screen.getByRole('button', { name: 'Agree' }).click();
    expect(judge).toHaveBeenCalledWith({ item: 'ecg', points: 1 }, null, RECORDING_ID);
  });

  it.each([
    ['the same', 1, true, 'You chose what is proposed.'],
    ['another', 2, true, 'You chose otherwise.'],
    ['that of an earlier ECG', 1, false, 'You judged an earlier ECG.'],
  ] as const)('[OP2] says whether the choice is the proposed one: %s', (_, points, isOfThisEcg, words) => {
    open([judged(DOCTOR, { ecg: points }, isOfThisEcg)]);
    expect(screen.getByText(words)).toBeTruthy();
  });

  it('takes a judgement back when it is pressed again', () => {
    const { judge } = open([judged(DOCTOR, { history: 2 })]);
    screen.getByRole('button', { name: 'History: 2' }).click();
    expect(judge).toHaveBeenCalledWith({ item: 'history', points: null }, 2, RECORDING_ID);
  });

  it('has each definition and its source one press away', () => {
    open([]);
    const definition = screen.getByText('Risk factors').closest('details')!;
    expect(definition.textContent).toContain('Three or more, or known atherosclerotic disease.');
    expect(definition.textContent).toContain('10.1016/j.ijcard.2013.01.255');
  });
});
