import { z } from 'zod';

/** What is read of FHIR R4 (4.0.1, hl7.org/fhir/R4); everything else that a server sends is left where it is. */
const CodingSchema = z.object({
  system: z.string().optional(),
  code: z.string().optional(),
  display: z.string().optional(),
});
const ConceptSchema = z.object({ text: z.string().optional(), coding: z.array(CodingSchema).default([]) });
export type Concept = z.infer<typeof ConceptSchema>;

const QuantitySchema = z.object({
  value: z.number().optional(),
  comparator: z.enum(['<', '<=', '>=', '>']).optional(),
  unit: z.string().optional(),
  code: z.string().optional(),
});
const DateSchema = z.string().regex(/^\d{4}(-\d{2}(-\d{2}(T[\d:.]{5,20}(Z|[+-]\d{2}:\d{2}))?)?)?$/);

/**
 * SampledData (R4, 2.24.0.11): a sample stands for `origin + factor * data`, in the unit of `origin`; "E", "U" and "L" are an error, above and below what can
 * be measured.
 */
const SampledDataSchema = z.object({
  origin: z.object({ value: z.number(), unit: z.string().optional(), code: z.string().optional() }),
  /** Milliseconds from sample to sample. */
  period: z.number(),
  factor: z.number().default(1),
  dimensions: z.number(),
  data: z.string().optional(),
});
export type SampledData = z.infer<typeof SampledDataSchema>;

export const BundleSchema = z.object({
  resourceType: z.literal('Bundle'),
  type: z.literal('searchset'),
  link: z.array(z.object({ relation: z.string(), url: z.string() })).default([]),
  entry: z
    .array(z.object({ resource: z.unknown(), search: z.object({ mode: z.string().optional() }).optional() }))
    .default([]),
});
export type Bundle = z.infer<typeof BundleSchema>;

export const OperationOutcomeSchema = z.object({
  resourceType: z.literal('OperationOutcome'),
  issue: z.array(z.object({ severity: z.string() })),
});

export const PatientSchema = z.object({
  resourceType: z.literal('Patient'),
  id: z.string().regex(/^[A-Za-z0-9.-]{1,64}$/),
  identifier: z.array(z.object({ system: z.string().optional(), value: z.string().optional() })).default([]),
  name: z
    .array(
      z.object({
        text: z.string().optional(),
        family: z.string().optional(),
        given: z.array(z.string()).default([]),
      }),
    )
    .default([]),
  birthDate: DateSchema.optional(),
  gender: z.enum(['male', 'female', 'other', 'unknown']).optional(),
});
export type FhirPatient = z.infer<typeof PatientSchema>;

/** Condition, MedicationStatement, Observation, DiagnosticReport and DocumentReference: what each of them says of the same things. */
export const ClinicalSchema = z.object({
  resourceType: z.string(),
  subject: z.object({ reference: z.string() }),
  /** It may turn the meaning round: FHIR forbids to go on without understanding it (R4, 2.4.1.2). */
  modifierExtension: z.never().optional(),
  implicitRules: z.never().optional(),
  status: z.string().optional(),
  clinicalStatus: ConceptSchema.optional(),
  verificationStatus: ConceptSchema.optional(),
  /** Of an observation: high, low, abnormal, as the laboratory judges it. */
  interpretation: z.array(ConceptSchema).default([]),
  code: ConceptSchema.optional(),
  type: ConceptSchema.optional(),
  medicationCodeableConcept: ConceptSchema.optional(),
  medicationReference: z.object({ display: z.string().optional() }).optional(),
  onsetDateTime: DateSchema.optional(),
  effectiveDateTime: DateSchema.optional(),
  effectiveInstant: DateSchema.optional(),
  effectivePeriod: z.object({ start: DateSchema.optional() }).optional(),
  date: DateSchema.optional(),
  recordedDate: DateSchema.optional(),
  dateAsserted: DateSchema.optional(),
  issued: DateSchema.optional(),
  valueQuantity: QuantitySchema.optional(),
  valueString: z.string().optional(),
  valueCodeableConcept: ConceptSchema.optional(),
  conclusion: z.string().optional(),
  description: z.string().optional(),
  dosage: z.array(z.object({ text: z.string().optional() })).default([]),
  component: z
    .array(
      z.object({
        code: ConceptSchema,
        valueQuantity: QuantitySchema.optional(),
        valueString: z.string().optional(),
        valueSampledData: SampledDataSchema.optional(),
      }),
    )
    .default([]),
});
export type Clinical = z.infer<typeof ClinicalSchema>;
export type Quantity = z.infer<typeof QuantitySchema>;
