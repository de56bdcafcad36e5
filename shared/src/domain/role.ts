import { z } from 'zod';

/** Who somebody is to the system. What each may do is decided in `permissions.ts` and by the case machine, nowhere else. */
export const RoleSchema = z.enum(['paramedic', 'cardiologist', 'dispatcher']);
export type Role = z.infer<typeof RoleSchema>;

/** The person (or paired tablet) behind an action, as it is stored in the record. */
export const ActorSchema = z.strictObject({
  id: z.string().min(1).max(64),
  name: z.string().min(1).max(80),
  role: RoleSchema,
});
export type Actor = z.infer<typeof ActorSchema>;
