import { z } from 'zod';
import { DutyRosterSchema, DutySchema } from '../../domain/duty.ts';
import { RequestIdSchema } from '../../domain/ids.ts';
import { InstantSchema } from '../../time/instant.ts';
import { NothingSchema, PersonIdSchema, type RequestTable } from './parts.ts';

/** Who of the cardiologists is on call. */
export const DUTY_REQUESTS = {
  /** [CO1] The order of duty of the own organisation and who is there, and from then on every change. */
  'duty:watch': {
    action: 'duty:see',
    input: NothingSchema,
    output: z.strictObject({
      duty: DutySchema,
      /** [CO2] How long it rings at one person before it rings at the next one as well. */
      escalatesAfterMs: z.int().min(1),
    }),
  },
  /** [CO6] `replaces`: when the order on the sender's screen was set. */
  'duty:set': {
    action: 'duty:set',
    input: z.strictObject({
      requestId: RequestIdSchema,
      order: z.array(PersonIdSchema).max(50),
      replaces: InstantSchema.nullable(),
    }),
    output: z.strictObject({ roster: DutyRosterSchema }),
  },
} as const satisfies RequestTable;
