import type { CaseFact } from '@smart-triage/shared/domain/caseEvent';
import { addMs } from '@smart-triage/shared/time/instant';
import { describe, expect, it } from 'vitest';
import { aDecision, caseId, caseOf, DISPATCHER, DOCTOR, HOSPITALS, decisionId } from '../../testing/cases.ts';
import { NOON } from '../../testing/fakeClock.ts';
import { needsOf } from './needsYou.ts';

const ID = caseId(1);
const MINUTE = 60_000;
type Told = { fact: CaseFact; by?: typeof DOCTOR; afterMs?: number };
const decided: Told = {
  fact: {
    type: 'decision-recorded',
    decision: aDecision({ disposition: { kind: 'transport', hospital: HOSPITALS[0]!.id, urgency: 'A2' } }),
  },
  by: DOCTOR,
};
const read: Told = { fact: { type: 'decision-acknowledged', decisionId: decisionId(1) }, afterMs: MINUTE };
const told: Told = {
  fact: { type: 'hospital-announced', decisionId: decisionId(1) },
  by: DISPATCHER,
  afterMs: MINUTE,
};
const answered = (kind: 'accepted' | 'refused'): Told => ({
  fact: {
    type: 'hospital-answered',
    decisionId: decisionId(1),
    answer: kind === 'accepted' ? { kind, contact: 'ward' } : { kind, contact: 'ward', reason: 'full' },
  },
  by: DISPATCHER,
  afterMs: 2 * MINUTE,
});

const needs = (facts: readonly Told[], minutes = 0, positions = new Map()) =>
  needsOf([caseOf(ID, facts)], positions, addMs(NOON, minutes * MINUTE)).map(({ kind, isLate }) => [
    kind,
    isLate,
  ]);

describe('what waits for somebody at a desk', () => {
  it('is a consult that nobody has, until somebody takes it', () => {
    const asked: Told = { fact: { type: 'consult-requested' } };
    expect(needs([asked])).toEqual([['unassigned', false]]);
    expect(needs([asked], 1)).toEqual([['unassigned', true]]);
    expect(needs([asked, { fact: { type: 'consult-taken', over: null }, by: DOCTOR }])).toEqual([]);
  });

  it('is a decision that the crew has not confirmed and the hospital was not told of', () => {
    expect(needs([decided])).toEqual([
      ['unconfirmed', false],
      ['hospital-not-told', false],
    ]);
    expect(needs([decided, read], 3)).toEqual([['hospital-not-told', true]]);
  });

  it('[DC6] is a crew that does not agree, once: it has read what it does not confirm', () => {
    const disagreement = { decisionId: decisionId(1), reason: 'still grey' };
    const disputed: Told = { fact: { type: 'decision-disagreed', disagreement }, afterMs: MINUTE };
    expect(needs([decided, disputed, told])).toEqual([
      ['crew-disagrees', false],
      ['hospital-silent', false],
    ]);
  });

  it('[CO8] is an offer to somebody who is not there any more, until that one is back', () => {
    const taken: Told = { fact: { type: 'consult-taken', over: null }, by: DOCTOR };
    const to = { id: 'doctor-2', name: 'Dr. B. Jansen', role: 'cardiologist' } as const;
    const offered: Told = { fact: { type: 'consult-assigned', to }, by: DISPATCHER };
    const gone: Told = { fact: { type: 'consult-unreached', people: [to] } };
    const back: Told = { fact: { type: 'consult-rung', people: [to], why: 'assigned' } };
    const asked: Told = { fact: { type: 'consult-requested' } };
    expect(needs([asked, taken, offered])).toEqual([]);
    expect(needs([asked, taken, offered, gone], 2)).toEqual([['offer-unreached', true]]);
    expect(needs([asked, taken, offered, gone, back], 2)).toEqual([]);
  });

  it('[CO5] waits from when it was given back, not from when the crew first asked', () => {
    const asked: Told = { fact: { type: 'consult-requested' } };
    const taken: Told = { fact: { type: 'consult-taken', over: null }, by: DOCTOR };
    const left: Told = {
      fact: { type: 'consult-released', cause: 'session-ended', reason: '' },
      by: DOCTOR,
      afterMs: 20 * MINUTE,
    };
    expect(needs([asked, taken, left], 20)).toEqual([['unassigned', false]]);
  });

  it('is a hospital that does not answer, or says no; not one that said yes', () => {
    expect(needs([decided, read, told], 6)).toEqual([['hospital-silent', true]]);
    expect(needs([decided, read, told, answered('refused')], 2)).toEqual([['hospital-refused', false]]);
    expect(needs([decided, read, told, answered('accepted')], 60)).toEqual([]);
  });

  it('is an ambulance that should have arrived, and one on its way that is not heard of', () => {
    const onWay = [
      decided,
      read,
      told,
      answered('accepted'),
      { fact: { type: 'transport-started' } } as const,
    ];
    const report = {
      caseId: ID,
      position: HOSPITALS[1]!.position,
      headingDegrees: 0,
      destination: HOSPITALS[0]!.id,
      arrivalAt: addMs(NOON, 10 * MINUTE),
      reportedAt: addMs(NOON, 9 * MINUTE),
    };
    const positions = new Map([[ID, report]]);
    expect(needs(onWay, 9, positions)).toEqual([]);
    expect(needs(onWay, 16, positions)).toEqual([
      ['overdue', true],
      ['position-lost', true],
    ]);
  });

  it('is nothing of a case that was handed over', () => {
    const done = [decided, read, { fact: { type: 'handed-over' } } as const];
    expect(needs(done, 60)).toEqual([]);
  });

  it('stands with the worst first, and in the same place while nothing changes', () => {
    const asked: Told = { fact: { type: 'consult-requested' } };
    const cases = [caseOf(caseId(2), [decided]), caseOf(caseId(3), [asked])];
    const at = (minutes: number) =>
      needsOf(cases, new Map(), addMs(NOON, minutes * MINUTE)).map(({ kind }) => kind);
    expect(at(0)).toEqual(['unassigned', 'unconfirmed', 'hospital-not-told']);
    expect(at(30)).toEqual(at(0));
  });
});
