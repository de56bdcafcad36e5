import type { ConsultRing } from '@smart-triage/shared/domain/consult';
import type { RingReason } from '@smart-triage/shared/domain/consultFact';
import type { Actor } from '@smart-triage/shared/domain/role';
import { addMs, type Instant } from '@smart-triage/shared/time/instant';

/** In which order to ring, and who can be rung at all now. */
export type OnDuty = { order: readonly Actor[]; connected: readonly Actor[] };

/** `wait`: look again then; `null` when only an event or somebody who comes can change anything. */
export type RingPlan =
  { kind: 'ring'; people: Actor[]; why: RingReason } | { kind: 'wait'; until: Instant | null };

/**
 * [CO1] [CO2] What a consult that nobody has taken does now. Follows from who was rung when, and from the time: a server that was away meanwhile comes to the same
 * answer.
 */
export function ringPlan(
  rings: readonly ConsultRing[],
  duty: OnDuty,
  now: Instant,
  afterMs: number,
): RingPlan {
  const newest = newestOf(rings);
  const unanswered = newest.find(isOpen);
  if (unanswered && now < addMs(unanswered.at, afterMs))
    return { kind: 'wait', until: addMs(unanswered.at, afterMs) };
  const next = duty.order.find((person) => isAmong(duty.connected, person) && !ringOf(rings, person));
  if (next) return { kind: 'ring', people: [next], why: whyNow(newest) };
  const canRing = (person: Actor): boolean => {
    const ring = ringOf(rings, person);
    return !ring || (ring.declined !== null && now >= addMs(ring.declined.at, afterMs));
  };
  const people = duty.connected.filter(canRing);
  if (people.length > 0) return { kind: 'ring', people, why: rings.length === 0 ? 'first' : 'everyone' };
  return { kind: 'wait', until: nextSecondTry(rings, duty, afterMs) };
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
  return newest.some(isOpen) ? 'no-answer' : 'declined';
}

function isOpen({ declined }: ConsultRing): boolean {
  return declined === null;
}

function ringOf(rings: readonly ConsultRing[], { id }: Actor): ConsultRing | undefined {
  return rings.find(({ person }) => person.id === id);
}

function isAmong(people: readonly Actor[], { id }: Actor): boolean {
  return people.some((person) => person.id === id);
}
