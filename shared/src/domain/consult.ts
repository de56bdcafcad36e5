import { z } from 'zod';
import { type Instant, InstantSchema } from '../time/instant.ts';
import { type CaseStatus, refusalOf } from './caseMachine.ts';
import { type ConsultFact, ReleaseCauseSchema, type RingReason, RingReasonSchema } from './consultFact.ts';
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
  /** [CO5] Who had it before, while it rings again for that reason. */
  released: z
    .strictObject({ by: ActorSchema, at: InstantSchema, cause: ReleaseCauseSchema })
    .nullable()
    .default(null),
});
export type Consult = z.infer<typeof ConsultSchema>;

export const NO_CONSULT: Consult = { rings: [], holder: null, offer: null, released: null };

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
      return holder ? consult : heldBy(consult, by, at);
    case 'consult-taken':
      return heldBy(consult, by, at);
    case 'consult-released': {
      const { cause } = fact;
      const left = { ...stillOffered(consult), released: { by, at, cause } };
      return cause === 'given-back'
        ? { ...left, rings: [...left.rings, givenBack(by, at, fact.reason)] }
        : left;
    }
    case 'consult-left':
      return consult;
  }
}

function heldBy(consult: Consult, person: Actor, since: Instant): Consult {
  return { ...consult, holder: { person, since }, offer: null, released: null };
}

/** Since when a crew waits for somebody to have it: from when it was last given back, else from when it was asked for. */
export function waitsSince(state: { consult: Consult; consultRequestedAt: Instant | null }): Instant | null {
  return state.consult.released?.at ?? state.consultRequestedAt;
}

type Asked = { status: CaseStatus; consult: Consult };

/** At whom it rings now: at all who were told, are there and have not declined, and once somebody has it, at whom it is offered to. */
export function ringingAt({ status, consult }: Asked): ConsultRing[] {
  const open = consult.rings.filter(isUnanswered);
  if (status === 'consult-requested') return open;
  const offer = offerOf({ status, consult });
  return open.filter(({ person }) => person.id === offer?.to.id);
}

/** To whom somebody's choice offers it, and whether that person was not there any more. */
export type OpenOffer = { to: Actor; isGone: boolean };

/** [CO4] [CO8] The offer of a consult that does not ring for the crew; `null` without one, and once nobody can take it any more. */
export function offerOf({ status, consult: { offer, rings } }: Asked): OpenOffer | null {
  if (!offer || status === 'consult-requested') return null;
  if (refusalOf(status, 'consult-taken', 'cardiologist') !== null) return null;
  const ring = rings.find(({ person }) => person.id === offer.to.id);
  return { to: offer.to, isGone: (ring?.goneAt ?? null) !== null };
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

/** Nobody has it; whom it was being handed over to goes on being rung: the shift that ends may leave before the next one has answered. */
function stillOffered({ rings, offer }: Consult): Consult {
  const open = rings.filter((ring) => ring.person.id === offer?.to.id && isUnanswered(ring));
  return { ...NO_CONSULT, rings: open, offer: open.length > 0 ? offer : null };
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
