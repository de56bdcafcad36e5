import { type ConsultRing, isUnanswered } from '@smart-triage/shared/domain/consult';
import type { RingReason } from '@smart-triage/shared/domain/consultFact';
import type { Actor } from '@smart-triage/shared/domain/role';
import { addMs, type Instant } from '@smart-triage/shared/time/instant';

/** In which order to ring, and who can be rung at all now. */
export type OnDuty = {
  order: readonly Actor[];
  connected: readonly Actor[];
  /** Connected, or gone so shortly that it may be a cut. */
  isExpected: (person: Actor) => boolean;
};

/** `gone`: it rings at who is not there. `wait`: look again then; `null` when only an event or somebody who comes can change anything. */
export type RingPlan =
  | { kind: 'gone'; people: Actor[] }
  | { kind: 'ring'; people: Actor[]; why: RingReason }
  | { kind: 'wait'; until: Instant | null };

/**
 * [CO1] [CO2] [CO8] What a consult that nobody has taken does now. Follows from who was rung when, and from the time: a server that was away meanwhile comes to the same
 * answer.
 */
export function ringPlan(
  rings: readonly ConsultRing[],
  duty: OnDuty,
  now: Instant,
  afterMs: number,
): RingPlan {
  const gone = rings.filter((ring) => isUnanswered(ring) && !duty.isExpected(ring.person));
  if (gone.length > 0) return { kind: 'gone', people: gone.map(({ person }) => person) };
  const newest = newestOf(rings);
  const unanswered = newest.find(isUnanswered);
  if (unanswered && now < addMs(unanswered.at, afterMs))
    return { kind: 'wait', until: addMs(unanswered.at, afterMs) };
  const isDue = (person: Actor): boolean => isNewOrBack(ringOf(rings, person));
  const next = duty.order.find((person) => isAmong(duty.connected, person) && isDue(person));
  if (next) return { kind: 'ring', people: [next], why: ringOf(rings, next) ? 'back' : whyNow(newest) };
  const canRing = (person: Actor): boolean => {
    const declined = ringOf(rings, person)?.declined ?? null;
    return isDue(person) || (declined !== null && now >= addMs(declined.at, afterMs));
  };
  const people = duty.connected.filter(canRing);
  if (people.length > 0) return { kind: 'ring', people, why: rings.length === 0 ? 'first' : 'everyone' };
  return { kind: 'wait', until: nextSecondTry(rings, duty, afterMs) };
}

/** [CO4] [CO8] What an offer does now: it rings at one person, who may go and come back. */
export function offerPlan(ring: ConsultRing | undefined, duty: OnDuty): RingPlan {
  if (!ring) return { kind: 'wait', until: null };
  const { person } = ring;
  if (isUnanswered(ring) && !duty.isExpected(person)) return { kind: 'gone', people: [person] };
  if (ring.goneAt !== null && isAmong(duty.connected, person))
    return { kind: 'ring', people: [person], why: 'assigned' };
  return { kind: 'wait', until: null };
}

/** Who declined is asked again when nobody else took it: a crew must not wait for people who were all busy a minute ago. */
function nextSecondTry(rings: readonly ConsultRing[], duty: OnDuty, afterMs: number): Instant | null {
  const tries = duty.connected.flatMap((person) => {
    const declined = ringOf(rings, person)?.declined;
    return declined ? [addMs(declined.at, afterMs)] : [];
  });
  return tries.length === 0 ? null : tries.reduce((one, other) => (one < other ? one : other));
}

function newestOf(rings: readonly ConsultRing[]): ConsultRing[] {
  const at = Math.max(...rings.map((ring) => ring.at));
  return rings.filter((ring) => ring.at === at);
}

function whyNow(newest: readonly ConsultRing[]): RingReason {
  if (newest.length === 0) return 'first';
  if (newest.some(isUnanswered)) return 'no-answer';
  return newest.some(({ declined }) => declined !== null) ? 'declined' : 'unreached';
}

/** Was not rung yet, or was not there any more. */
function isNewOrBack(ring: ConsultRing | undefined): boolean {
  return ring?.goneAt !== null;
}

function ringOf(rings: readonly ConsultRing[], { id }: Actor): ConsultRing | undefined {
  return rings.find(({ person }) => person.id === id);
}

function isAmong(people: readonly Actor[], { id }: Actor): boolean {
  return people.some((person) => person.id === id);
}
