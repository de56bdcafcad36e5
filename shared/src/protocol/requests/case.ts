import { z } from 'zod';
import { CaseEventSchema } from '../../domain/caseEvent.ts';
import { CaseStateSchema } from '../../domain/caseState.ts';
import { InstantSchema } from '../../time/instant.ts';
import { ChangedSchema, NothingSchema, STORED_SEQ_MAX, change, inCase, type RequestTable } from './parts.ts';

/** Events in one answer: an ECG with its analysis is the largest, at some 20 kB. */
export const EVENTS_PER_READ = 200;

/** A case from its opening to its end. */
export const CASE_REQUESTS = {
  'case:open': {
    action: 'case:open',
    input: z.strictObject({
      ...change,
      unit: z.string().trim().min(1).max(20),
      simulated: z.boolean(),
      /** [CS14] When the crew opened it, by the tablet's estimate of the server's clock; without it, or where it cannot be, the case counts as opened when it came. */
      openedAt: InstantSchema.exactOptional(),
    }),
    output: z.strictObject({ case: CaseStateSchema }),
  },
  /** [CS4] The state with its `seq`, and from then on every change. Asked again after each reconnect and whenever a `seq` is missing. */
  'case:watch': {
    action: 'record:read',
    input: z.strictObject(inCase),
    output: z.strictObject({ case: CaseStateSchema }),
  },
  /** [CS11] What happened from `fromSeq` on, in order; `nextSeq` is where to go on reading, `null` at the end. */
  'case:history': {
    action: 'record:read',
    input: z.strictObject({ ...inCase, fromSeq: z.int().min(1).max(STORED_SEQ_MAX) }),
    output: z.strictObject({
      events: z.array(CaseEventSchema).max(EVENTS_PER_READ),
      nextSeq: z.int().min(2).nullable(),
    }),
  },
  /** [AU5] Something of the case goes to a printer or a file of this page: told by the page, since no server sees it. */
  'record:print': { action: 'record:read', input: z.strictObject(inCase), output: NothingSchema },
  /** [AC3] Opens another organisation's case in an emergency, for a few hours. The reason stands in the access log for ever. */
  'case:break-glass': {
    action: 'glass:break',
    input: z.strictObject({ ...inCase, reason: z.string().trim().min(10).max(300) }),
    output: z.strictObject({ until: InstantSchema }),
  },
  'case:start-transport': { action: 'record:write', input: z.strictObject(change), output: ChangedSchema },
  'case:hand-over': { action: 'record:write', input: z.strictObject(change), output: ChangedSchema },
  'case:close': { action: 'record:write', input: z.strictObject(change), output: ChangedSchema },
  /** [CS10] Ends a case before anything was decided, also while a consult is asked for or going on. */
  'case:close-undecided': {
    action: 'record:write',
    input: z.strictObject({ ...change, reason: z.string().trim().min(3).max(500) }),
    output: ChangedSchema,
  },
} as const satisfies RequestTable;
