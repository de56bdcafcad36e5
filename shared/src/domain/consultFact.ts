import { z } from 'zod';
import { ActorSchema } from './role.ts';

/** Why a consult began to ring at somebody. */
export const RingReasonSchema = z.enum([
  /** The crew asked, and this person is first. */
  'first',
  /** Nobody took it in time. */
  'no-answer',
  /** Whoever it rang at declined, or gave it back. */
  'declined',
  /** Whoever it rang at is not there any more. */
  'unreached',
  /** This person was not there any more, and is again. */
  'back',
  /** The order has come to its end: it rings at all who are there. */
  'everyone',
  /** A dispatcher chose this person, or whoever has it hands it over. */
  'assigned',
]);
export type RingReason = z.infer<typeof RingReasonSchema>;

/** Why somebody has a consult no longer. */
export const ReleaseCauseSchema = z.enum(['given-back', 'session-ended']);

/** Why somebody would rather not, in a few words; nobody has to say. */
const ReasonSchema = z.string().trim().max(200);

/** Everything that can happen to the asking for a cardiologist. */
export const CONSULT_FACTS = [
  z.strictObject({ type: z.literal('consult-requested') }),
  /** The crew needs nobody any more. */
  z.strictObject({ type: z.literal('consult-withdrawn') }),
  /** It began to ring on the screens of these people, who were connected then. */
  z.strictObject({
    type: z.literal('consult-rung'),
    people: z.array(ActorSchema).min(1).max(200),
    why: RingReasonSchema,
  }),
  /** The ringing stood on a visible page of this person. Not that anybody looked. */
  z.strictObject({ type: z.literal('consult-seen') }),
  /** It rang at these people, and none of them has a page any more that is connected or may come back. */
  z.strictObject({ type: z.literal('consult-unreached'), people: z.array(ActorSchema).min(1).max(200) }),
  z.strictObject({ type: z.literal('consult-declined'), reason: ReasonSchema }),
  /** From now on this person has it. `over`: from whom it was taken without being handed over, and why. */
  z.strictObject({
    type: z.literal('consult-taken'),
    over: z.strictObject({ from: ActorSchema, reason: z.string().min(3).max(200) }).nullable(),
  }),
  /** Whoever had it has it no longer, and it rings again. */
  z.strictObject({
    type: z.literal('consult-released'),
    cause: ReleaseCauseSchema,
    reason: ReasonSchema,
  }),
  /** It rings at this person by somebody's choice. It stays with whom it was until it is taken. */
  z.strictObject({ type: z.literal('consult-assigned'), to: ActorSchema }),
  /** Came into the call. The first one there has the consult. */
  z.strictObject({ type: z.literal('consult-joined') }),
  z.strictObject({ type: z.literal('consult-left') }),
] as const;
export type ConsultFact = z.infer<(typeof CONSULT_FACTS)[number]>;
