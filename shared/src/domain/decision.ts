import { z } from 'zod';
import { InstantSchema } from '../time/instant.ts';
import { DecisionIdSchema, HospitalIdSchema } from './ids.ts';
import { ActorSchema } from './role.ts';
import { ModelRefSchema, ScoreIdSchema } from './score.ts';

/** Dutch ambulance urgencies: A1 life-threatening, A2 soon, B planned transport. */
export const UrgencySchema = z.enum(['A1', 'A2', 'B']);
export type Urgency = z.infer<typeof UrgencySchema>;

/** What is to be done with the patient. */
export const DispositionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('transport'), hospital: HospitalIdSchema, urgency: UrgencySchema }),
  z.strictObject({ kind: z.literal('stay-home'), gpInformed: z.boolean() }),
  z.strictObject({ kind: z.literal('other'), description: z.string().trim().min(3).max(300) }),
]);
export type Disposition = z.infer<typeof DispositionSchema>;

/** What the deciding person had on the screen: the figures and the files that computed them. */
export const ShownScoreSchema = z.strictObject({
  score: ScoreIdSchema,
  model: ModelRefSchema,
  low: z.number().nullable(),
  high: z.number().nullable(),
});
export type ShownScore = z.infer<typeof ShownScoreSchema>;

/** A decision as it is asked for. The server adds who and when. */
export const DecisionDraftSchema = z.strictObject({
  disposition: DispositionSchema,
  reason: z.string().trim().min(3).max(1000),
  /** What the patient wants, in a sentence; empty when it was not asked. */
  patientWish: z.string().trim().max(500),
  shownScores: z.array(ShownScoreSchema).max(20),
});
export type DecisionDraft = z.infer<typeof DecisionDraftSchema>;

/** [DC9] That somebody sent the ambulance to another hospital than the one decided on. What was decided for the patient stands as it was. */
export const RerouteSchema = z.strictObject({
  /** Where it was to go before. */
  from: HospitalIdSchema,
  reason: z.string().trim().min(3).max(300),
  by: ActorSchema,
  at: InstantSchema,
});

/** Both people stand in it: who decided, and on whose bedside account (the crew that opened the case). */
export const DecisionSchema = DecisionDraftSchema.extend({
  id: DecisionIdSchema,
  decidedBy: ActorSchema,
  crew: ActorSchema,
  decidedAt: InstantSchema,
  /** Absent: it goes where it was decided. */
  rerouted: RerouteSchema.exactOptional(),
});
export type Decision = z.infer<typeof DecisionSchema>;
