import type { CaseFact } from '@smart-triage/shared/domain/caseEvent';
import type { Actor } from '@smart-triage/shared/domain/role';
import { CARDIOLOGIST, caseEvents, caseStateAfter, OPENED } from '@smart-triage/shared/testing/caseEvents';
import { describe, expect, it } from 'vitest';
import { assertRung, assignFact, releaseFact, requestFact, takeFact } from './consultSteps.ts';

const OTHER: Actor = { id: 'cardio2', name: 'Dr. Tweede', role: 'cardiologist' };
const DISPATCHER: Actor = { id: 'dispatch', name: 'Desk', role: 'dispatcher' };

const REQUESTED: CaseFact = { type: 'consult-requested' };
const TAKEN: [CaseFact, Actor] = [{ type: 'consult-taken', over: null }, CARDIOLOGIST];
const rung = (...people: Actor[]): CaseFact => ({ type: 'consult-rung', people, why: 'first' });
const stateAfter = (...facts: (CaseFact | [CaseFact, Actor])[]) =>
  caseStateAfter(caseEvents(OPENED, REQUESTED, ...facts));

describe('who has a consult', () => {
  it('[CO3] is one person: the second one is told who has it', () => {
    expect(takeFact(stateAfter(), CARDIOLOGIST, null)).toEqual({ type: 'consult-taken', over: null });
    expect(() => takeFact(stateAfter(TAKEN), OTHER, null)).toThrow('Dr. Demo has this consult');
    expect(() => takeFact(stateAfter(TAKEN), CARDIOLOGIST, null)).toThrow('already');
  });

  it('[CO3] changes over the head of somebody only when that person is named, with a reason', () => {
    const over = { from: CARDIOLOGIST.id, reason: 'does not answer' };
    expect(takeFact(stateAfter(TAKEN), OTHER, over)).toEqual({
      type: 'consult-taken',
      over: { from: CARDIOLOGIST, reason: 'does not answer' },
    });
    expect(() => takeFact(stateAfter(TAKEN), OTHER, { ...over, from: 'somebody-else' })).toThrow('has this');
  });

  it('[CO4] goes to whom it is offered without a reason, and stays where it was until then', () => {
    const offered = stateAfter(TAKEN, [{ type: 'consult-assigned', to: OTHER }, CARDIOLOGIST]);
    expect(offered.consult.holder?.person).toEqual(CARDIOLOGIST);
    expect(takeFact(offered, OTHER, null)).toEqual({ type: 'consult-taken', over: null });
  });

  it('[CO4] is assigned by a dispatcher to who is there, and handed over only by whoever has it', () => {
    const assigned = { type: 'consult-assigned', to: OTHER };
    expect(assignFact(stateAfter(TAKEN), DISPATCHER, OTHER.id, [OTHER])).toEqual(assigned);
    expect(assignFact(stateAfter(TAKEN), CARDIOLOGIST, OTHER.id, [OTHER])).toEqual(assigned);
    expect(() => assignFact(stateAfter(TAKEN), OTHER, OTHER.id, [OTHER])).toThrow('has this consult');
    expect(() => assignFact(stateAfter(TAKEN), DISPATCHER, OTHER.id, [])).toThrow('not there');
  });

  it('[CO5] is given back by nobody else', () => {
    expect(releaseFact(stateAfter(TAKEN), CARDIOLOGIST, '')).toMatchObject({ cause: 'given-back' });
    expect(() => releaseFact(stateAfter(TAKEN), OTHER, '')).toThrow('does not have');
  });

  it('does not ring again while somebody has it', () => {
    expect(() => requestFact(stateAfter(TAKEN))).toThrow('has this consult');
  });

  it('[CO2] is answered only by whom it rings at, once', () => {
    const ringing = stateAfter(rung(OTHER));
    expect(() => {
      assertRung(ringing, CARDIOLOGIST, 'seen');
    }).toThrow('does not ring');
    assertRung(ringing, OTHER, 'declined');
    const declined = stateAfter(rung(OTHER), [{ type: 'consult-declined', reason: '' }, OTHER]);
    expect(() => {
      assertRung(declined, OTHER, 'declined');
    }).toThrow('does not ring');
  });
});
