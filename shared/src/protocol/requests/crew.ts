import { z } from 'zod';
import { CrewDutySchema, CrewNumberSchema, PinSchema } from '../../domain/crewDuty.ts';
import { NothingSchema, type RequestTable } from './parts.ts';

/** Who is on duty on a tablet. */
export const CREW_REQUESTS = {
  /** [CD1] Somebody of the crew begins a turn on this tablet; whoever was on duty before is not any more. */
  'crew:sign-in': {
    action: 'crew:sign-in',
    input: z.strictObject({ number: CrewNumberSchema, pin: PinSchema }),
    output: z.strictObject({ duty: CrewDutySchema }),
  },
  'crew:sign-out': { action: 'crew:sign-in', input: NothingSchema, output: NothingSchema },
  /** Who is on duty on this tablet, as the server knows it. */
  'crew:duty': {
    action: 'crew:sign-in',
    input: NothingSchema,
    output: z.strictObject({ duty: CrewDutySchema.nullable() }),
  },
} as const satisfies RequestTable;
