import { describe, expect, it } from 'vitest';
import { CARDIOLOGIST, caseEvents, caseStateAfter, OPENED } from '../testing/caseEvents.ts';
import type { CaseFact } from './caseEvent.ts';
import { type HearChanges, hearSideBySide } from './hearOpinion.ts';
import type { Actor } from './role.ts';
import type { ScoreItem } from './score.ts';

const item = (code: ScoreItem['item'], low: number, high = low): ScoreItem => ({
  item: code,
  missing: low !== high,
  missingInputs: [],
  low,
  high,
});
const CREW = { items: [item('history', 1), item('ecg', 0), item('age', 1), item('risk-factors', 1, 2)] };
const judged = (changes: HearChanges): CaseFact => ({ type: 'hear-judged', changes, proposal: null });
const OTHER: Actor = { ...CARDIOLOGIST, id: 'other', name: 'Dr. Other' };

describe("the crew's HEAR and a cardiologist's", () => {
  it('are compared item by item, with age from the record in both', () => {
    const { rows, crew, own } = hearSideBySide(CREW, { items: { history: 2, ecg: 0 } });
    expect(rows.map((row) => [row.item, row.agreement])).toEqual([
      ['history', 'differs'],
      ['ecg', 'same'],
      ['age', 'same'],
      ['riskFactors', 'open'],
    ]);
    expect(crew).toEqual({ low: 3, high: 4 });
    expect(own).toEqual({ low: 3, high: 5 });
  });

  it('differ in an item that is still open where they can no longer agree', () => {
    const { rows } = hearSideBySide(CREW, { items: { riskFactors: 0 } });
    expect(rows.find((row) => row.item === 'riskFactors')?.agreement).toBe('differs');
  });

  it('are ranges over what nobody has judged: missing is never 0', () => {
    const nothing = hearSideBySide(null, { items: {} });
    expect([nothing.crew, nothing.own]).toEqual([
      { low: 0, high: 8 },
      { low: 0, high: 8 },
    ]);
    expect(nothing.agreement).toBe('open');
  });

  it("[OP1] change one item at a time, for each person, and what is taken back is not the crew's", () => {
    const { hearOpinions } = caseStateAfter(
      caseEvents(
        OPENED,
        [judged({ history: 2, ecg: 1 }), CARDIOLOGIST],
        [judged({ history: 0 }), OTHER],
        [judged({ history: null }), CARDIOLOGIST],
      ),
    );
    expect(hearOpinions.map(({ by, items }) => [by.id, items])).toEqual([
      ['other', { history: 0 }],
      ['cardio', { ecg: 1 }],
    ]);
  });

  it('[OP2] keeps the proposal that was seen until the ECG is judged again', () => {
    const recordingId = '00000000-0000-8000-8000-000000000001' as never;
    const confirmed: CaseFact = {
      type: 'hear-judged',
      changes: { ecg: 1 },
      proposal: { recordingId, item: 1 },
    };
    const after = (...facts: CaseFact[]) =>
      caseStateAfter(caseEvents(OPENED, ...facts.map((fact): [CaseFact, Actor] => [fact, CARDIOLOGIST])))
        .hearOpinions[0]?.proposal;
    expect(after(confirmed, judged({ history: 2 }))).toEqual({ recordingId, item: 1 });
    expect(after(confirmed, judged({ ecg: null }))).toBeNull();
  });
});
