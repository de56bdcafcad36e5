import { z } from 'zod';
import { HospitalSchema } from '../../domain/hospital.ts';
import { ActorSchema } from '../../domain/role.ts';
import { InstantSchema } from '../../time/instant.ts';
import { NothingSchema, type RequestTable } from './parts.ts';

/** What a connection begins with. */
export const SESSION_REQUESTS = {
  /** [HS1] The first request on every connection. Without it, every other one is refused. */
  'session:hello': {
    action: 'session:use',
    input: z.strictObject({
      protocolVersion: z.int().min(1),
      token: z.string().min(1).max(4096),
      /** The session of before a reconnect: transports and places in a call are still its own. */
      resume: z.uuid().nullable(),
      /** An enrolled tablet's signature of the challenge, as `proofText` has it. */
      proof: z.base64url().max(200).exactOptional(),
    }),
    output: z.strictObject({
      sessionId: z.uuid(),
      resumed: z.boolean(),
      actor: ActorSchema,
      serverTime: InstantSchema,
      hospitals: z.array(HospitalSchema),
    }),
  },
  /** [TB2] Something to sign, before the hello of a tablet. Good for one hello on this connection. */
  'session:challenge': {
    action: 'session:use',
    input: NothingSchema,
    output: z.strictObject({ challenge: z.string().min(20).max(100) }),
  },
  /** Four-timestamp clock measurement: the client keeps when it asked and when it was answered. */
  'time:ping': {
    action: 'session:use',
    input: NothingSchema,
    output: z.strictObject({ serverTime: InstantSchema }),
  },
} as const satisfies RequestTable;
