import { z } from 'zod';
import {
  ArrivalSchema,
  GpInformedSchema,
  HandoverFormSchema,
  SafetyNetSchema,
} from '../../domain/crewFacts.ts';
import { ChangedSchema, change, type RequestTable } from './parts.ts';

/** The end of a run: at home or at the hospital. */
export const HANDOVER_REQUESTS = {
  'safety-net:give': {
    action: 'record:write',
    input: z.strictObject({ ...change, given: SafetyNetSchema }),
    output: ChangedSchema,
  },
  'gp:inform': {
    action: 'record:write',
    input: z.strictObject({ ...change, informed: GpInformedSchema }),
    output: ChangedSchema,
  },
  'arrival:expect': {
    action: 'record:write',
    input: z.strictObject({ ...change, arrival: ArrivalSchema }),
    output: ChangedSchema,
  },
  /** [DC8] */
  'handover:check': {
    action: 'record:write',
    input: z.strictObject({ ...change, form: HandoverFormSchema }),
    output: ChangedSchema,
  },
} as const satisfies RequestTable;
