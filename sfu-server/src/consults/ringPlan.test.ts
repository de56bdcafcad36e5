import type { ConsultRing } from '@smart-triage/shared/domain/consult';
import type { Actor } from '@smart-triage/shared/domain/role';
import { addMs, instant } from '@smart-triage/shared/time/instant';
import { describe, expect, it } from 'vitest';
import { offerPlan, ringPlan } from './ringPlan.ts';

const NOW = instant(1_700_000_000_000);
const AFTER_MS = 60_000;
const [A, B, C] = ['a', 'b', 'c'].map((id): Actor => ({ id, name: `Dr. ${id}`, role: 'cardiologist' })) as [
  Actor,
  Actor,
  Actor,
];

function rang(person: Actor, secondsAgo: number, declinedSecondsAgo?: number): ConsultRing {
  const declined =
    declinedSecondsAgo === undefined ? null : { at: addMs(NOW, -declinedSecondsAgo * 1000), reason: '' };
  return { person, at: addMs(NOW, -secondsAgo * 1000), why: 'first', seenAt: null, declined, goneAt: null };
}

const plan = (rings: ConsultRing[], connected: Actor[], order = [A, B], away: Actor[] = []) =>
  ringPlan(rings, { order, connected, isExpected: (person) => !away.includes(person) }, NOW, AFTER_MS);

describe('the plan of who rings', () => {
  it.each([
    ['the first of the order', [], [B, A], { kind: 'ring', people: [A], why: 'first' }],
    ['the first who is there', [], [B], { kind: 'ring', people: [B], why: 'first' }],
    ['whoever is there when nobody of the order is', [], [C], { kind: 'ring', people: [C], why: 'first' }],
    ['nobody when nobody is there', [], [], { kind: 'wait', until: null }],
  ] as const)('[CO1] begins with %s', (_, rings, connected, expected) => {
    expect(plan([...rings], [...connected])).toEqual(expected);
  });

  it('[CO2] waits for whoever rings until the time is over, and rings at the next one then', () => {
    expect(plan([rang(A, 59)], [A, B])).toEqual({ kind: 'wait', until: addMs(NOW, 1000) });
    expect(plan([rang(A, 60)], [A, B])).toEqual({ kind: 'ring', people: [B], why: 'no-answer' });
  });

  it('[CO2] gives the time to somebody whose page is just loading again', () => {
    expect(plan([rang(A, 10)], [B])).toEqual({ kind: 'wait', until: addMs(NOW, 50_000) });
  });

  it('[CO8] says who is not there any more, and rings at the next one at once', () => {
    expect(plan([rang(A, 10)], [B], [A, B], [A])).toEqual({ kind: 'gone', people: [A] });
    const left = { ...rang(A, 10), goneAt: NOW };
    expect(plan([left], [B], [A, B], [A])).toEqual({ kind: 'ring', people: [B], why: 'unreached' });
    expect(plan([left], [], [A, B], [A])).toEqual({ kind: 'wait', until: null });
  });

  it('[CO8] rings again at who comes back, also when the order does not name them', () => {
    const left = { ...rang(A, 10), goneAt: NOW };
    expect(plan([left], [A])).toEqual({ kind: 'ring', people: [A], why: 'back' });
    expect(plan([left], [A], [B])).toEqual({ kind: 'ring', people: [A], why: 'everyone' });
  });

  it.each([
    ['somebody who is there', rang(A, 5), [A], [], { kind: 'wait', until: null }],
    ['somebody whose page is just loading again', rang(A, 5), [], [], { kind: 'wait', until: null }],
    ['somebody who has gone', rang(A, 5), [B], [A], { kind: 'gone', people: [A] }],
    [
      'somebody who is back',
      { ...rang(A, 5), goneAt: NOW },
      [A],
      [],
      { kind: 'ring', people: [A], why: 'assigned' },
    ],
    ['somebody who stays away', { ...rang(A, 5), goneAt: NOW }, [B], [A], { kind: 'wait', until: null }],
    ['somebody who declined and left', rang(A, 5, 2), [B], [A], { kind: 'wait', until: null }],
  ] as const)(
    '[CO4] [CO8] rings at nobody else when it is offered to %s',
    (_, ring, connected, away, expected) => {
      const isExpected = (person: Actor): boolean => !away.some(({ id }) => id === person.id);
      expect(offerPlan(ring, { order: [A, B], connected, isExpected })).toEqual(expected);
    },
  );

  it('[CO2] goes on at once when whoever rings declines', () => {
    expect(plan([rang(A, 5, 1)], [A, B])).toEqual({ kind: 'ring', people: [B], why: 'declined' });
  });

  it('[CO2] rings at everybody who is there after the last of the order', () => {
    const rings = [rang(A, 120), rang(B, 60)];
    expect(plan(rings, [A, B, C])).toEqual({ kind: 'ring', people: [C], why: 'everyone' });
    expect(plan([...rings, rang(C, 60)], [A, B, C])).toEqual({ kind: 'wait', until: null });
  });

  it('[CO2] asks who declined again, when nobody else took it, and not at once', () => {
    const rings = [rang(A, 90, 30), rang(B, 80, 20)];
    expect(plan(rings, [A, B])).toEqual({ kind: 'wait', until: addMs(NOW, 30_000) });
    expect(plan([rang(A, 90, 60), rang(B, 80, 20)], [A, B])).toEqual({
      kind: 'ring',
      people: [A],
      why: 'everyone',
    });
  });
});
