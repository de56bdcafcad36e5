import { z } from 'zod';
import { FollowUpSchema, OUTCOME_EVENTS, RecordedFollowUpSchema } from '../domain/followUp.ts';
import { CaseIdSchema, RequestIdSchema } from '../domain/ids.ts';
import { InstantSchema } from '../time/instant.ts';

/** [FU2] The closed cases of a researcher's organisation. */
export const FOLLOW_UPS_PATH = '/api/v1/follow-ups';
/** [FU3] What became of them, as numbers. */
export const OUTCOMES_PATH = '/api/v1/outcomes';

export function followUpPath(caseId: string): string {
  return `/api/v1/cases/${caseId}/follow-up`;
}

/** What was decided; `undecided` for a case that ended before anything was. */
export const DISPOSITION_KINDS = ['stay-home', 'transport', 'other', 'undecided'] as const;
export const DispositionKindSchema = z.enum(DISPOSITION_KINDS);
export type DispositionKind = z.infer<typeof DispositionKindSchema>;

/** A closed case as a researcher sees it: enough to find the ride in the ambulance service's own books, and nothing of the patient. */
export const FollowUpEntrySchema = z.strictObject({
  caseId: CaseIdSchema,
  unit: z.string(),
  openedAt: InstantSchema,
  closedAt: InstantSchema,
  /** From when on the 30 days can be spoken of. */
  dueAt: InstantSchema,
  simulated: z.boolean(),
  decided: DispositionKindSchema,
  followUp: RecordedFollowUpSchema.nullable(),
});
export type FollowUpEntry = z.infer<typeof FollowUpEntrySchema>;

export const FollowUpListSchema = z.strictObject({ cases: z.array(FollowUpEntrySchema) });

/** [CS3] With an id of its own, so that sending it again is safe. */
export const FollowUpRequestSchema = z.strictObject({ requestId: RequestIdSchema, outcome: FollowUpSchema });
export const FollowUpAnswerSchema = z.strictObject({ seq: z.int().min(1) });

/** Events of all whose outcome is known, as per cent with the 95 % Wilson interval; `null` where it is known of nobody. */
const RateSchema = z.strictObject({ percent: z.number(), lowPercent: z.number(), highPercent: z.number() });

/** One row of the figures: how many there were, of how many it is known, and what happened. A figure without its denominator says nothing. */
export const OutcomeFiguresSchema = z.strictObject({
  decided: DispositionKindSchema,
  cases: z.int(),
  /** Whose 30 days are over. */
  due: z.int(),
  known: z.int(),
  lost: z.int(),
  events: z.record(z.enum(OUTCOME_EVENTS), z.int()),
  /** With at least one of the events. */
  withEvent: z.int(),
  rate: RateSchema.nullable(),
});
export type OutcomeFigures = z.infer<typeof OutcomeFiguresSchema>;

/** Simulated patients are counted apart, always. */
export const OutcomesSchema = z.strictObject({
  patients: z.array(OutcomeFiguresSchema),
  simulated: z.array(OutcomeFiguresSchema),
});
export type Outcomes = z.infer<typeof OutcomesSchema>;
