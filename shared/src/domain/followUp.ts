import { z } from 'zod';
import { addMs, type Instant, InstantSchema } from '../time/instant.ts';
import { ActorSchema } from './role.ts';

/** The time after which the trials that this follows ask how the patient fared: HART-c (BMJ Open 2021, protocol) and ARTICA (PMC7044902). */
export const FOLLOW_UP_DAYS = 30;
const DAY_MS = 24 * 60 * 60_000;

/**
 * Major adverse cardiac events within the 30 days, as ARTICA counts them (PMC7044902): death from any cause, acute coronary syndrome, unplanned revascularisation. What the decision itself
 * led to (the infarct that the patient was brought in for) is one too.
 */
export const OUTCOME_EVENTS = ['death', 'acute-coronary-syndrome', 'unplanned-revascularisation'] as const;
export type OutcomeEvent = (typeof OUTCOME_EVENTS)[number];

/** Who or what told it. */
export const OUTCOME_SOURCES = ['patient', 'general-practitioner', 'hospital-record'] as const;
/** Why it will not be known. A closed set: a free text would end up holding a name. */
export const LOST_REASONS = ['not-reached', 'no-consent', 'not-identified'] as const;

/** How the patient fared, as far as anybody could tell. "Lost" is not "nothing happened". */
export const FollowUpSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('known'),
    events: z
      .array(z.enum(OUTCOME_EVENTS))
      .max(OUTCOME_EVENTS.length)
      .refine((events) => new Set(events).size === events.length, 'names nothing twice'),
    source: z.enum(OUTCOME_SOURCES),
  }),
  z.strictObject({ kind: z.literal('lost'), reason: z.enum(LOST_REASONS) }),
]);
export type FollowUp = z.infer<typeof FollowUpSchema>;

/** As the case has it: the newest word, with who wrote it down. */
export const RecordedFollowUpSchema = z.strictObject({
  outcome: FollowUpSchema,
  by: ActorSchema,
  at: InstantSchema,
});

type Rideable = { simulated: boolean; openedAt: Instant };

/** [FU1] Before that nothing can be said of the 30 days. Of a simulated patient there is nothing to wait for. */
export function followUpDueAt({ simulated, openedAt }: Rideable): Instant {
  return simulated ? openedAt : addMs(openedAt, FOLLOW_UP_DAYS * DAY_MS);
}
