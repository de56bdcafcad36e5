import { z } from 'zod';
import { InstantSchema } from '../time/instant.ts';
import { DecisionIdSchema } from './ids.ts';
import { ActorSchema } from './role.ts';

/** What the hospital said, and who there said it. Whoever writes it down is who recorded the fact. */
export const HospitalAnswerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('accepted'), contact: z.string().trim().min(2).max(80) }),
  z.strictObject({
    kind: z.literal('refused'),
    contact: z.string().trim().min(2).max(80),
    reason: z.string().trim().min(3).max(300),
  }),
]);
export type HospitalAnswer = z.infer<typeof HospitalAnswerSchema>;

/** That the hospital of one decision was told, and what it answered; `answer` is `null` until it did. Announced is not accepted. */
export const AnnouncementSchema = z.strictObject({
  decisionId: DecisionIdSchema,
  /** When it reached the server: no hospital has heard of it before. */
  at: InstantSchema,
  /** [DC10] When the crew asked for it. */
  askedAt: InstantSchema.optional(),
  by: ActorSchema,
  answer: z.strictObject({ said: HospitalAnswerSchema, at: InstantSchema, by: ActorSchema }).nullable(),
});
export type Announcement = z.infer<typeof AnnouncementSchema>;
