import { z } from 'zod';
import { type Instant, InstantSchema } from '../time/instant.ts';
import type { CaseStatus } from './caseMachine.ts';
import { type ConsultFact, type RingReason, RingReasonSchema } from './consultFact.ts';
import { type Actor, ActorSchema } from './role.ts';

/**
 * [CO2] How long a consult rings at one person before it rings at the next one too. No source gives a time, so this one is a choice of the project: enough to end
 * a sentence and walk to a screen, and little beside a consult itself (mean 24.9 min, Bergrath 2013).
 */
export const CONSULT_ESCALATES_AFTER_MS = 60_000;

/** One person who was told. */
export const ConsultRingSchema = z.strictObject({
  person: ActorSchema,
  at: InstantSchema,
  why: RingReasonSchema,
  /** When it stood on a visible page of this person; `null` until then. */
  seenAt: InstantSchema.nullable(),
  declined: z.strictObject({ at: InstantSchema, reason: z.string() }).nullable(),
  /** [CO8] Since when this person is not there any more; `null` while there, or likely to come back. */
  goneAt: InstantSchema.nullable().default(null),
});
export type ConsultRing = z.infer<typeof ConsultRingSchema>;

/** Who was told of a consult since it was last asked for or given back, and who has it. */
export const ConsultSchema = z.strictObject({
  rings: z.array(ConsultRingSchema),
  /** [CO3] The one person who has it; `null` while nobody has. Being in the call is something else. */
  holder: z.strictObject({ person: ActorSchema, since: InstantSchema }).nullable(),
  /** [CO4] Chosen by somebody, and has not answered yet. */
  offer: z.strictObject({ to: ActorSchema, by: ActorSchema, at: InstantSchema }).nullable(),
});
export type Consult = z.infer<typeof ConsultSchema>;

export const NO_CONSULT: Consult = { rings: [], holder: null, offer: null };

type Told = { at: Instant; by: Actor };

export function afterConsultFact(consult: Consult, fact: ConsultFact, { at, by }: Told): Consult {
  const { rings, holder, offer } = consult;
  switch (fact.type) {
    case 'consult-requested':
    case 'consult-withdrawn':
      return NO_CONSULT;
    case 'consult-rung':
      return { ...consult, rings: fact.people.reduce(ringAt(at, fact.why), rings) };
    case 'consult-assigned':
      return { ...consult, rings: ringAt(at, 'assigned')(rings, fact.to), offer: { to: fact.to, by, at } };
    case 'consult-seen':
      return { ...consult, rings: changed(rings, by, (ring) => ({ ...ring, seenAt: ring.seenAt ?? at })) };
    case 'consult-unreached':
      return {
        ...consult,
        rings: fact.people.reduce((left, person) => changed(left, person, gone(at)), rings),
      };
    case 'consult-declined': {
      const declined = { at, reason: fact.reason };
      const left = changed(rings, by, (ring) => ({ ...ring, declined }));
      return { ...consult, rings: left, offer: offer?.to.id === by.id ? null : offer };
    }
    case 'consult-joined':
      return holder ? consult : { ...consult, holder: { person: by, since: at }, offer: null };
    case 'consult-taken':
      return { ...consult, holder: { person: by, since: at }, offer: null };
    case 'consult-released':
      return { ...NO_CONSULT, rings: fact.cause === 'given-back' ? [givenBack(by, at, fact.reason)] : [] };
    case 'consult-left':
      return consult;
  }
}

/** At whom it rings now: at all who were told, are there and have not declined, and once somebody has it, at whom it is offered to. */
export function ringingAt({ status, consult }: { status: CaseStatus; consult: Consult }): ConsultRing[] {
  const open = consult.rings.filter(isUnanswered);
  if (status === 'consult-requested') return open;
  return open.filter(({ person }) => person.id === consult.offer?.to.id);
}

/** It rings, or would as soon as this person's page is back. */
export function isUnanswered({ declined, goneAt }: ConsultRing): boolean {
  return declined === null && goneAt === null;
}

function ringAt(at: Instant, why: RingReason) {
  return (rings: readonly ConsultRing[], person: Actor): ConsultRing[] => [
    ...rings.filter((ring) => ring.person.id !== person.id),
    { person, at, why, seenAt: null, declined: null, goneAt: null },
  ];
}

/** Counts as declined: it must not ring at once at who just could not go on. */
function givenBack(person: Actor, at: Instant, reason: string): ConsultRing {
  return { person, at, why: 'first', seenAt: at, declined: { at, reason }, goneAt: null };
}

function gone(at: Instant) {
  return (ring: ConsultRing): ConsultRing => ({ ...ring, goneAt: at });
}

function changed(
  rings: readonly ConsultRing[],
  { id }: Actor,
  change: (ring: ConsultRing) => ConsultRing,
): ConsultRing[] {
  return rings.map((ring) => (ring.person.id === id ? change(ring) : ring));
}
