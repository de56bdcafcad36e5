import { ActorSchema } from '@smart-triage/shared/domain/role';
import { InstantSchema } from '@smart-triage/shared/time/instant';
import { z } from 'zod';

/** Who somebody has proved to be, and how: what a token carries and a session stands for. */
export const IdentitySchema = z.strictObject({
  actor: ActorSchema,
  /** One sign-in or enrolment: what sign-out and revocation end. */
  signInId: z.uuid(),
  /** Whether something beside the password was shown: a code of the moment, or the key of an enrolled tablet. */
  secondFactor: z.boolean(),
  /** When it began: what ends everything that somebody has open names a moment. Absent in tokens of earlier versions, which are older than any. */
  beganAt: InstantSchema.exactOptional(),
  /** When a person has to sign in anew, however often the token is renewed. */
  endsAt: InstantSchema,
  /** When the person last did something, as far as the server knew when the token was made. */
  usedAt: InstantSchema.exactOptional(),
  /** Let in by the organisation's own provider, where the password and the sign-out are. */
  isByProvider: z.literal(true).exactOptional(),
  /** The tablet whose key must be proved on each connection; `null` for a person at a desk. */
  tabletId: z.uuid().nullable(),
});
export type Identity = z.infer<typeof IdentitySchema>;
