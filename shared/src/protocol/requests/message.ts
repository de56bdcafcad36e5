import { z } from 'zod';
import { MessageTextSchema } from '../../domain/message.ts';
import { ChangedSchema, change, type RequestTable } from './parts.ts';

/** Written words between both sides. */
export const MESSAGE_REQUESTS = {
  'message:send': {
    action: 'message:write',
    input: z.strictObject({ ...change, text: MessageTextSchema }),
    output: ChangedSchema,
  },
  /** [MS2] Refused when it says nothing new. */
  'message:read': {
    action: 'message:write',
    input: z.strictObject({ ...change, through: z.int().min(1) }),
    output: ChangedSchema,
  },
  'patient-hearing:set': {
    action: 'record:write',
    input: z.strictObject({ ...change, hears: z.boolean() }),
    output: ChangedSchema,
  },
} as const satisfies RequestTable;
