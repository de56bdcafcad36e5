import { z } from 'zod';
import { InstantSchema } from '../time/instant.ts';
import { EcgRuleResultSchema } from './ecgAnalysis.ts';
import { ADVICE_CODES, ADVICE_CHANGES, ADVICE_REASONS, GATE_CRITERIA } from './guidanceCodes.ts';
import { ModelRefSchema, ScoreInputNameSchema } from './score.ts';
import { VITAL_SIGNS, type VitalSign } from './vitals.ts';

export const GateCriterionSchema = z.enum(GATE_CRITERIA);
export type GateCriterion = z.infer<typeof GateCriterionSchema>;

/** What an advice can wait for: a field of the record, or an ECG that can be analysed. */
export const GuidanceInputSchema = z.enum([...ScoreInputNameSchema.options, 'twelveLeadEcg']);
export type GuidanceInput = z.infer<typeof GuidanceInputSchema>;

/** One measured value beside the limit that it was compared with, as the source has it. */
export const GateValueSchema = z.strictObject({
  sign: z.enum(Object.keys(VITAL_SIGNS) as [VitalSign, ...VitalSign[]]),
  value: z.number(),
  unit: z.string(),
  comparison: z.enum(['below', 'above']),
  limit: z.number(),
  measuredAt: InstantSchema,
});
export type GateValue = z.infer<typeof GateValueSchema>;

/**
 * One reason why a patient may not wait for a score. `not-known` is no all-clear: something is missing, or too old to clear anybody. `drive-now` proposes the
 * way to hospital at once; `hospital` only rules out staying at home.
 */
export const GateFindingSchema = z.strictObject({
  criterion: GateCriterionSchema,
  weight: z.enum(['drive-now', 'hospital']),
  outcome: z.enum(['met', 'not-met', 'not-known']),
  values: z.array(GateValueSchema),
  missing: z.array(GuidanceInputSchema),
  /** The met ECG rules with their leads and voltages; empty for other criteria. */
  rules: z.array(EcgRuleResultSchema),
  source: z.string(),
});
export type GateFinding = z.infer<typeof GateFindingSchema>;

/** `positive`: drive. `hospital`: no staying at home. `not-known`: not everything could be looked at. `negative`: all of it was, and nothing is met. */
export const GateSchema = z.strictObject({
  verdict: z.enum(['positive', 'hospital', 'not-known', 'negative']),
  findings: z.array(GateFindingSchema),
});
export type Gate = z.infer<typeof GateSchema>;

export const AdviceReasonSchema = z.enum(ADVICE_REASONS);
export type AdviceReason = z.infer<typeof AdviceReasonSchema>;

/** What would change the advice: which fields, or at what time by itself. */
export const AdviceChangeSchema = z.strictObject({
  change: z.enum(ADVICE_CHANGES),
  inputs: z.array(GuidanceInputSchema),
  at: InstantSchema.nullable(),
});
export type AdviceChange = z.infer<typeof AdviceChangeSchema>;

/** One sentence for the people who decide; it decides nothing. */
export const AdviceSchema = z.strictObject({
  code: z.enum(ADVICE_CODES),
  reasons: z.array(AdviceReasonSchema).min(1),
  changes: z.array(AdviceChangeSchema),
});
export type Advice = z.infer<typeof AdviceSchema>;

/** Gate and advice over one state of the record, as shown and as logged: with its inputs' hash, what computed it, and the files of the scores that it read. */
export const GuidanceSchema = z.strictObject({
  givenAt: InstantSchema,
  inputsSha256: z.string().regex(/^[0-9a-f]{64}$/),
  engine: ModelRefSchema,
  models: z.array(ModelRefSchema),
  gate: GateSchema,
  advice: AdviceSchema,
});
export type Guidance = z.infer<typeof GuidanceSchema>;
