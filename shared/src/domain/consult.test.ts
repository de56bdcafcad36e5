import { describe, expect, it } from 'vitest';
import { CARDIOLOGIST, caseEvents, caseStateAfter, OPENED } from '../testing/caseEvents.ts';
import type { CaseFact } from './caseEvent.ts';
import { ConsultRingSchema, ConsultSchema, NO_CONSULT, offerOf, ringingAt, waitsSince } from './consult.ts';
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

  it('[CO8] is offered to somebody who has gone: it rings there no more, which is said, until that one is rung again', () => {
    const offered: Told[] = [REQUESTED, TAKEN, [{ type: 'consult-assigned', to: OTHER }, CARDIOLOGIST]];
    const gone: Told[] = [...offered, { type: 'consult-unreached', people: [OTHER] }];
    expect(offerOf(stateAfter(...offered))).toEqual({ to: OTHER, isGone: false });
    expect(offerOf(stateAfter(...gone))).toEqual({ to: OTHER, isGone: true });
    expect(namesRinging(...gone)).toEqual([]);
    const back: Told[] = [...gone, { type: 'consult-rung', people: [OTHER], why: 'assigned' }];
    expect([offerOf(stateAfter(...back))?.isGone, namesRinging(...back)]).toEqual([false, ['Dr. Tweede']]);
  });

  // What happened: an offer that nobody had answered rang on after the patient was handed over, when nobody could take it.
  it('[CO4] is offered to nobody once the patient was handed over', () => {
    const { consult } = stateAfter(REQUESTED, TAKEN, [{ type: 'consult-assigned', to: OTHER }, CARDIOLOGIST]);
    expect(ringingAt({ status: 'decided', consult })).toHaveLength(1);
    expect(ringingAt({ status: 'handed-over', consult })).toEqual([]);
  });

  // What happened: who ended the shift in the middle of handing over took the ringing at the next one away.
  it('[CO4] goes on ringing at whom it was handed over to when the one who had it leaves', () => {
    const left = stateAfter(
      REQUESTED,
      TAKEN,
      [{ type: 'consult-assigned', to: OTHER }, CARDIOLOGIST],
      [{ type: 'consult-released', cause: 'session-ended', reason: '' }, CARDIOLOGIST],
    );
    expect([left.status, left.consult.holder]).toEqual(['consult-requested', null]);
    expect(ringingAt(left).map(({ person, why }) => [person.name, why])).toEqual([
      ['Dr. Tweede', 'assigned'],
    ]);
  });

  it('[CO5] keeps who had it before, while it rings again, and from when', () => {
    const released: CaseFact = { type: 'consult-released', cause: 'session-ended', reason: '' };
    const again = stateAfter(REQUESTED, TAKEN, [released, CARDIOLOGIST]);
    expect(again.consult.released).toMatchObject({ by: CARDIOLOGIST, cause: 'session-ended' });
    expect(waitsSince(again)).toBe(again.consult.released?.at);
    const taken = stateAfter(REQUESTED, TAKEN, [released, CARDIOLOGIST], [TAKEN[0], OTHER]);
    expect([taken.consult.released, taken.consult.holder?.person]).toEqual([null, OTHER]);
    const { released: unknown, ...earlier } = NO_CONSULT;
    expect([unknown, ConsultSchema.parse(earlier).released]).toEqual([null, null]);
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
