import { describe, expect, it } from 'vitest';
import { CARDIOLOGIST, caseEvents, caseStateAfter, OPENED } from '../testing/caseEvents.ts';
import type { CaseFact } from './caseEvent.ts';
import { ConsultRingSchema, ringingAt } from './consult.ts';
import type { Actor } from './role.ts';

type Told = CaseFact | [CaseFact, Actor];

const OTHER: Actor = { id: 'cardio2', name: 'Dr. Tweede', role: 'cardiologist' };
const REQUESTED: CaseFact = { type: 'consult-requested' };
const RUNG: CaseFact = { type: 'consult-rung', people: [CARDIOLOGIST, OTHER], why: 'first' };
const TAKEN: [CaseFact, Actor] = [{ type: 'consult-taken', over: null }, CARDIOLOGIST];

const stateAfter = (...facts: Told[]) => caseStateAfter(caseEvents(OPENED, ...facts));
const namesRinging = (...facts: Told[]) => ringingAt(stateAfter(...facts)).map(({ person }) => person.name);

describe('a consult', () => {
  it('[CO2] keeps who was told, on whose page it stood, and who declined', () => {
    const { consult } = stateAfter(
      REQUESTED,
      RUNG,
      [{ type: 'consult-seen' }, OTHER],
      [{ type: 'consult-declined', reason: 'in theatre' }, OTHER],
    );
    expect(consult.rings).toMatchObject([
      { person: CARDIOLOGIST, seenAt: null, declined: null, goneAt: null },
      { person: OTHER, declined: { reason: 'in theatre' } },
    ]);
    expect(consult.rings[1]?.seenAt).not.toBeNull();
  });

  it('[CO8] is read as it stood in a case of before it was known who had gone', () => {
    const [ring] = stateAfter(REQUESTED, RUNG).consult.rings;
    const { goneAt, ...earlier } = ring!;
    expect([goneAt, ConsultRingSchema.parse(earlier).goneAt]).toEqual([null, null]);
  });

  it('rings at all who were told and have not declined, and at nobody once it is taken', () => {
    expect(namesRinging(REQUESTED, RUNG)).toEqual(['Dr. Demo', 'Dr. Tweede']);
    expect(namesRinging(REQUESTED, RUNG, [{ type: 'consult-declined', reason: '' }, OTHER])).toEqual([
      'Dr. Demo',
    ]);
    expect(namesRinging(REQUESTED, RUNG, TAKEN)).toEqual([]);
    expect(namesRinging(REQUESTED, RUNG, { type: 'consult-withdrawn' })).toEqual([]);
  });

  it('[CO4] rings at whom it is offered to while somebody has it, until that person takes or declines', () => {
    const offered: Told[] = [REQUESTED, TAKEN, [{ type: 'consult-assigned', to: OTHER }, CARDIOLOGIST]];
    expect(namesRinging(...offered)).toEqual(['Dr. Tweede']);
    const declined: Told[] = [...offered, [{ type: 'consult-declined', reason: '' }, OTHER]];
    expect(namesRinging(...declined)).toEqual([]);
  });

  it('[CO3] belongs to who joined first, and stays theirs when they leave the call', () => {
    const joined = stateAfter(
      REQUESTED,
      [{ type: 'consult-joined' }, CARDIOLOGIST],
      [{ type: 'consult-joined' }, OTHER],
    );
    expect(joined.consult.holder?.person).toEqual(CARDIOLOGIST);
    expect(joined.consultants).toHaveLength(2);
    const left = stateAfter(REQUESTED, TAKEN, [{ type: 'consult-left' }, CARDIOLOGIST]);
    expect([left.consult.holder?.person, left.consultants]).toEqual([CARDIOLOGIST, []]);
  });

  it('is nobody’s again when who came unasked leaves', () => {
    const looked = stateAfter([{ type: 'consult-joined' }, OTHER], [{ type: 'consult-left' }, OTHER]);
    expect(looked.consult.holder).toBeNull();
  });

  it('[CO5] rings again when it is given back, and who gave it back counts as declined', () => {
    const back = stateAfter(REQUESTED, TAKEN, [
      { type: 'consult-released', cause: 'given-back', reason: 'to theatre' },
      CARDIOLOGIST,
    ]);
    expect([back.status, back.consult.holder, back.consultants]).toEqual(['consult-requested', null, []]);
    expect(back.consult.rings).toMatchObject([{ person: CARDIOLOGIST, declined: { reason: 'to theatre' } }]);
  });
});
