import { z } from 'zod';
import { InstantSchema } from '../time/instant.ts';
import { ActorSchema } from './role.ts';

/** [CO1] In which order an organisation's consults ring, as somebody last set it. */
export const DutyRosterSchema = z.strictObject({
  order: z.array(ActorSchema).max(50),
  at: InstantSchema,
  by: ActorSchema,
});
export type DutyRoster = z.infer<typeof DutyRosterSchema>;

/** Who could be on it. `isThere`: a page of theirs is connected now, so that it can ring. */
export const DutyPersonSchema = z.strictObject({ person: ActorSchema, isThere: z.boolean() });
export type DutyPerson = z.infer<typeof DutyPersonSchema>;

/** The order in force and the cardiologists of the organisation. Without an order (`null`, or an empty one) it rings in the order in which people came. */
export const DutySchema = z.strictObject({
  roster: DutyRosterSchema.nullable(),
  people: z.array(DutyPersonSchema).max(500),
});
export type Duty = z.infer<typeof DutySchema>;
