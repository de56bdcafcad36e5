import { z } from 'zod';
import { MonitorAddressSchema } from '../../monitor/monitorAddress.ts';
import { HearChangesSchema } from '../../domain/hearOpinion.ts';
import { EcgRecordingIdSchema } from '../../domain/ids.ts';
import { IntakeChangesSchema } from '../../domain/intake.ts';
import { VitalsReadingSchema, VitalsWithdrawalSchema } from '../../domain/vitals.ts';
import { ChangedSchema, NothingSchema, change, type RequestTable } from './parts.ts';

/** What is found at the patient. */
export const ASSESSMENT_REQUESTS = {
  /** [MB7] Where this fleet's tablets find the gateway of their vehicle's monitor; `null` where none is set up. */
  'monitor:find': {
    action: 'monitor:find',
    input: NothingSchema,
    output: z.strictObject({ monitor: MonitorAddressSchema.nullable() }),
  },
  'intake:change': {
    action: 'record:write',
    input: z.strictObject({ ...change, changes: IntakeChangesSchema }),
    output: ChangedSchema,
  },
  'vitals:record': {
    action: 'record:write',
    input: z.strictObject({ ...change, reading: VitalsReadingSchema }),
    output: ChangedSchema,
  },
  /** [CS12] */
  'vitals:withdraw': {
    action: 'record:write',
    input: z.strictObject({ ...change, withdrawal: VitalsWithdrawalSchema }),
    output: ChangedSchema,
  },
  /** [OP1] [OP2] `shownEcg`: the ECG whose proposal was on the screen when its item was judged. */
  'hear:judge': {
    action: 'score:judge',
    input: z.strictObject({
      ...change,
      changes: HearChangesSchema,
      shownEcg: EcgRecordingIdSchema.nullable(),
    }),
    output: ChangedSchema,
  },
} as const satisfies RequestTable;
