import { z } from 'zod';
import { InstantSchema } from '../time/instant.ts';
import { DecisionIdSchema } from './ids.ts';
import { ActorSchema } from './role.ts';

/** Who recorded it and when, as the server adds it. */
const recorded = { by: ActorSchema, at: InstantSchema };

/** [DC6] The crew does not agree with the decision in force, and why. */
export const DisagreementSchema = z.strictObject({
  decisionId: DecisionIdSchema,
  reason: z.string().trim().min(3).max(500),
});

/** What a patient can say no to. */
export const REFUSALS = ['transport', 'staying-at-home', 'examination', 'treatment'] as const;

/** [DC7] What the patient wants, in the crew's words, and what the patient refuses. One of the two is always there. */
export const PatientWishSchema = z
  .strictObject({
    said: z.string().trim().max(500),
    refuses: z
      .array(z.enum(REFUSALS))
      .max(REFUSALS.length)
      .refine((refuses) => new Set(refuses).size === refuses.length, 'names nothing twice'),
  })
  .refine(({ said, refuses }) => said !== '' || refuses.length > 0, 'needs a wish or a refusal');
export type PatientWish = z.infer<typeof PatientWishSchema>;
export type PatientRefusal = PatientWish['refuses'][number];

/** The language in which the safety-net text was read out or handed over. */
export const SafetyNetSchema = z.strictObject({ language: z.enum(['nl', 'en']) });
export type SafetyNet = z.infer<typeof SafetyNetSchema>;

/** Who at the general practice, or at the out-of-hours service, was told. */
export const GpInformedSchema = z.strictObject({ contact: z.string().trim().min(2).max(80) });

/** When the crew expects to be at the hospital. */
export const ArrivalSchema = z.strictObject({ arrivalAt: InstantSchema });

/** The orders in which a case is handed over: to a hospital (MIST, SBAR) or to a general practitioner. */
export const HANDOVER_FORMS = ['mist', 'sbar', 'gp'] as const;
export const HandoverFormSchema = z.enum(HANDOVER_FORMS);
export type HandoverForm = z.infer<typeof HandoverFormSchema>;

/** What the crew recorded around a decision, as the case's state has it; `null` is "not recorded", never "no". */
export const CREW_FACT_STATE = {
  /** With the decision in force; a new one takes it away. */
  disagreement: DisagreementSchema.extend(recorded).nullable(),
  patientWish: z
    .strictObject({ said: z.string(), refuses: z.array(z.enum(REFUSALS)), ...recorded })
    .nullable(),
  safetyNet: SafetyNetSchema.extend(recorded).nullable(),
  gpInformed: GpInformedSchema.extend(recorded).nullable(),
  /** At the hospital of the decision in force. */
  arrival: ArrivalSchema.extend(recorded).nullable(),
  /** [DC8] `isCurrent` until something that stands in the handover changes. */
  handoverCheck: z.strictObject({ form: HandoverFormSchema, isCurrent: z.boolean(), ...recorded }).nullable(),
};
export type CrewFactState = { [K in keyof typeof CREW_FACT_STATE]: z.infer<(typeof CREW_FACT_STATE)[K]> };

export const NO_CREW_FACTS: CrewFactState = {
  disagreement: null,
  patientWish: null,
  safetyNet: null,
  gpInformed: null,
  arrival: null,
  handoverCheck: null,
};
