import { z } from 'zod';
import { ChangedSchema, PersonIdSchema, change, type RequestTable } from './parts.ts';

/** From the crew that asks to the cardiologist who has it. */
export const CONSULT_REQUESTS = {
  'consult:request': { action: 'record:write', input: z.strictObject(change), output: ChangedSchema },
  /** [CO1] The crew needs nobody any more: it stops ringing. */
  'consult:withdraw': { action: 'record:write', input: z.strictObject(change), output: ChangedSchema },
  /** [CO2] Said by the page of somebody at whom it rings, once that page is visible. */
  'consult:seen': { action: 'consult:join', input: z.strictObject(change), output: ChangedSchema },
  'consult:decline': {
    action: 'consult:join',
    input: z.strictObject({ ...change, reason: z.string().trim().max(200) }),
    output: ChangedSchema,
  },
  /** [CO3] Only one person has it. `over`: takes it from the one named, who had it on the sender's screen. */
  'consult:take': {
    action: 'consult:join',
    input: z.strictObject({
      ...change,
      over: z.strictObject({ from: PersonIdSchema, reason: z.string().trim().min(3).max(200) }).nullable(),
    }),
    output: ChangedSchema,
  },
  /** [CO5] Gives it back: it rings again. */
  'consult:release': {
    action: 'consult:join',
    input: z.strictObject({ ...change, reason: z.string().trim().max(200) }),
    output: ChangedSchema,
  },
  /** [CO4] A dispatcher chooses who is to take it; whoever has it hands it over. */
  'consult:assign': {
    action: 'consult:assign',
    input: z.strictObject({ ...change, to: PersonIdSchema }),
    output: ChangedSchema,
  },
  'consult:join': { action: 'consult:join', input: z.strictObject(change), output: ChangedSchema },
  'consult:leave': { action: 'consult:join', input: z.strictObject(change), output: ChangedSchema },
} as const satisfies RequestTable;
