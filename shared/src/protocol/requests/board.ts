import { z } from 'zod';
import { CaseStateSchema } from '../../domain/caseState.ts';
import { PositionSchema } from '../../domain/hospital.ts';
import { HospitalIdSchema } from '../../domain/ids.ts';
import { InstantSchema } from '../../time/instant.ts';
import { NothingSchema, inCase, type RequestTable } from './parts.ts';

/** Where an ambulance is, as it last said. Not part of the record. */
export const PositionReportSchema = z.strictObject({
  ...inCase,
  position: PositionSchema,
  headingDegrees: z.number().min(0).max(360),
  destination: HospitalIdSchema.nullable(),
  /** When the crew expects to be there. */
  arrivalAt: InstantSchema.nullable(),
  reportedAt: InstantSchema,
});
export type PositionReport = z.infer<typeof PositionReportSchema>;

/** What is open, and where its ambulances are. */
export const BOARD_REQUESTS = {
  /** All open cases, and from then on every change of any of them. */
  'board:watch': {
    action: 'board:see',
    input: NothingSchema,
    output: z.strictObject({ cases: z.array(CaseStateSchema), positions: z.array(PositionReportSchema) }),
  },
  'position:report': { action: 'position:report', input: PositionReportSchema, output: NothingSchema },
} as const satisfies RequestTable;
