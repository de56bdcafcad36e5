import { z } from 'zod';
import { InstantSchema } from '../time/instant.ts';
import { INTAKE_FIELD_NAMES, IntakeSchema } from './intake.ts';
import {
  RISK_ENDPOINTS,
  RISK_POPULATIONS,
  SCORE_BANDS,
  SCORE_IDS,
  SCORE_ITEMS,
  SCORE_REASONS,
} from './scoreCodes.ts';
import { LatestVitalsSchema, VITAL_SIGN_NAMES } from './vitals.ts';

/** The published scores that run here. The name is the paper's. */
export const ScoreIdSchema = z.enum(SCORE_IDS);
export type ScoreId = z.infer<typeof ScoreIdSchema>;

/** Which file computed a result: enough to find the very bytes again. */
export const ModelRefSchema = z.strictObject({
  id: z.string().min(1).max(64),
  version: z.string().min(1).max(32),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type ModelRef = z.infer<typeof ModelRefSchema>;

export const ScoreBandSchema = z.enum(SCORE_BANDS);
export type ScoreBand = z.infer<typeof ScoreBandSchema>;
export const ScoreItemCodeSchema = z.enum(SCORE_ITEMS);
export type ScoreItemCode = z.infer<typeof ScoreItemCodeSchema>;
export const ScoreReasonSchema = z.enum(SCORE_REASONS);
export type ScoreReason = z.infer<typeof ScoreReasonSchema>;

/** What the scores are computed from. `assessedAt` is there because some rules ask how long ago something began. */
export const ScoreInputsSchema = z.strictObject({
  intake: IntakeSchema,
  vitals: LatestVitalsSchema,
  assessedAt: InstantSchema,
});
export type ScoreInputs = z.infer<typeof ScoreInputsSchema>;

/** One field of the record that a score can wait for. */
export const ScoreInputNameSchema = z.enum([...INTAKE_FIELD_NAMES, ...VITAL_SIGN_NAMES]);
export type ScoreInputName = z.infer<typeof ScoreInputNameSchema>;

/**
 * One term of a score and what it adds: the least and the most that it can add, given what is known. `missing` says that a field which is not filled in
 * could still change it, and `missingInputs` says which. An item can be open without anything missing: a troponin reported as "<40".
 */
export const ScoreItemSchema = z.strictObject({
  item: ScoreItemCodeSchema,
  missing: z.boolean(),
  missingInputs: z.array(ScoreInputNameSchema),
  low: z.number(),
  high: z.number(),
});
export type ScoreItem = z.infer<typeof ScoreItemSchema>;

/** The risk that the source reports for a band: what happened to how many, by when, with its 95 % interval. Per cent. */
export const PublishedRiskSchema = z.strictObject({
  band: ScoreBandSchema,
  population: z.enum(RISK_POPULATIONS),
  percent: z.number(),
  lowPercent: z.number(),
  highPercent: z.number(),
  endpoint: z.enum(RISK_ENDPOINTS),
  horizonDays: z.int().positive(),
  source: z.string().min(1).max(300),
});
export type PublishedRisk = z.infer<typeof PublishedRiskSchema>;

/**
 * The risk that the paper's own formula gives for the very value, as a range where the value is one or where the paper prints only a bound ("over 52 %").
 * Per cent. `horizonDays` is null for "until discharge".
 */
export const PredictedRiskSchema = z.strictObject({
  lowPercent: z.number(),
  highPercent: z.number(),
  endpoint: z.enum(RISK_ENDPOINTS),
  horizonDays: z.int().positive().nullable(),
  source: z.string().min(1).max(300),
});
export type PredictedRisk = z.infer<typeof PredictedRiskSchema>;

/**
 * What a score says now. `value`: all that matters is known. `range`: something is missing, or known only as a bound, and this is the least
 * and the most that it can become. `not-applicable`: the paper does not cover this patient or this assay; reasons say why, and no number is given.
 */
export const ScoreOutcomeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('value'), value: z.number(), band: ScoreBandSchema }),
  z.strictObject({
    kind: z.literal('range'),
    low: z.number(),
    high: z.number(),
    lowBand: ScoreBandSchema,
    highBand: ScoreBandSchema,
  }),
  z.strictObject({ kind: z.literal('not-applicable'), reasons: z.array(ScoreReasonSchema).min(1) }),
]);
export type ScoreOutcome = z.infer<typeof ScoreOutcomeSchema>;

export const ScoreResultSchema = z.strictObject({
  score: ScoreIdSchema,
  model: ModelRefSchema,
  /** `points` are whole numbers (for ARTICA the number of criteria that are not met), `probability` is 0 to 1. */
  unit: z.enum(['points', 'probability']),
  outcome: ScoreOutcomeSchema,
  items: z.array(ScoreItemSchema),
  /**
   * For each band that the outcome can still end in, what its sources report: one entry for each population, none where no source reports a figure.
   */
  publishedRisk: z.array(PublishedRiskSchema),
  /** Null for a score whose paper has no formula for it. */
  predictedRisk: PredictedRiskSchema.nullable(),
});
export type ScoreResult = z.infer<typeof ScoreResultSchema>;

/** All scores over one state of the record, as it was shown and as it is logged. */
export const RiskAssessmentSchema = z.strictObject({
  assessedAt: InstantSchema,
  /** SHA-256 over the canonical JSON of the inputs: equal inputs have equal hashes on tablet and server. */
  inputsSha256: z.string().regex(/^[0-9a-f]{64}$/),
  scores: z.array(ScoreResultSchema),
});
export type RiskAssessment = z.infer<typeof RiskAssessmentSchema>;
