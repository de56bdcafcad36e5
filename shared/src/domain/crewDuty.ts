import { z } from 'zod';
import { InstantSchema } from '../time/instant.ts';
import { PersonSchema } from './role.ts';

/** The number on somebody's badge. */
export const CrewNumberSchema = z.string().regex(/^\d{3,8}$/);
/** Given out by an administrator. Worth something only beside the key of an enrolled tablet. */
export const PinSchema = z.string().regex(/^\d{6}$/);

export const DutyIdSchema = z.uuid().brand('DutyId');
export type DutyId = z.infer<typeof DutyIdSchema>;

/** One person's turn on one tablet. What is entered meanwhile names it, so that it counts as that person's however late it is sent. */
export const CrewDutySchema = z.strictObject({
  dutyId: DutyIdSchema,
  person: PersonSchema,
  /** Signing in anew is asked for after a long shift, in case nobody signed out. */
  until: InstantSchema,
});
export type CrewDuty = z.infer<typeof CrewDutySchema>;

/** What a tablet keeps of it. `isLeaving`: somebody signed out, and the server does not know yet. */
export const KeptDutySchema = z.strictObject({ duty: CrewDutySchema.nullable(), isLeaving: z.boolean() });
export type KeptDuty = z.infer<typeof KeptDutySchema>;
