import { z } from 'zod';
import {
  ConsentAnswerSchema,
  PatientNumberSchema,
  RecordOutcomeSchema,
} from '../../domain/hospitalRecord.ts';
import { ChangedSchema, change, inCase, type RequestTable } from './parts.ts';

/** What a hospital knows of the patient. */
export const HOSPITAL_RECORD_REQUESTS = {
  /** [HR1] What the patient said when asked. */
  'hospital-record:consent': {
    action: 'hospital-record:consent',
    input: z.strictObject({ ...change, answer: ConsentAnswerSchema }),
    output: ChangedSchema,
  },
  /** Which hospital's record can be asked for; `null`: none is set up. */
  'hospital-record:source': {
    action: 'hospital-record:open',
    input: z.strictObject(inCase),
    output: z.strictObject({ source: z.string().max(80).nullable() }),
  },
  /** [HR1] With the patient's consent, as the case has it. */
  'hospital-record:open': {
    action: 'hospital-record:open',
    input: z.strictObject({ ...inCase, patient: PatientNumberSchema }),
    output: z.strictObject({ outcome: RecordOutcomeSchema }),
  },
  /** [HR2] For a patient who cannot be asked, with a second factor. The reason stands in the access log for ever. */
  'hospital-record:break-glass': {
    action: 'hospital-record:break-glass',
    input: z.strictObject({
      ...inCase,
      patient: PatientNumberSchema,
      reason: z.string().trim().min(10).max(300),
    }),
    output: z.strictObject({ outcome: RecordOutcomeSchema }),
  },
} as const satisfies RequestTable;
