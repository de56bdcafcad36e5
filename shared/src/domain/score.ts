import { z } from 'zod';
import { InstantSchema } from '../time/instant.ts';

/** The published scores that run here. The name is the paper's. */
export const ScoreIdSchema = z.enum(['heart', 'hear', 't-macs']);
export type ScoreId = z.infer<typeof ScoreIdSchema>;

/** Which file computed a result: enough to find the very bytes again. */
export const ModelRefSchema = z.strictObject({
  id: z.string().min(1).max(64),
  version: z.string().min(1).max(32),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type ModelRef = z.infer<typeof ModelRefSchema>;

/** Codes, translated on the screen (`score.band.<code>`, `score.item.<code>`, `score.reason.<code>`). */
const CodeSchema = z.string().regex(/^[a-z0-9-]{1,48}$/);

/** One term of a score and what it adds. While it is missing, the least and the most that it could add. */
export const ScoreItemSchema = z.strictObject({
  item: CodeSchema,
  missing: z.boolean(),
  low: z.number(),
  high: z.number(),
});
export type ScoreItem = z.infer<typeof ScoreItemSchema>;

/** The risk that the source reports for a band: what happened to how many, by when, with its 95 % interval. Per cent. */
export const PublishedRiskSchema = z.strictObject({
  band: CodeSchema,
  percent: z.number(),
  lowPercent: z.number(),
  highPercent: z.number(),
  endpoint: CodeSchema,
  horizonDays: z.int().positive(),
  source: z.string().min(1).max(300),
});
export type PublishedRisk = z.infer<typeof PublishedRiskSchema>;

/**
 * What a score says now. `value`: everything is known. `range`: something is missing, and this is the least and the most that it can become.
 * `not-applicable`: the paper does not cover this patient or this assay; reasons say why, and no number is given.
 */
export const ScoreOutcomeSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('value'), value: z.number(), band: CodeSchema }),
  z.strictObject({
    kind: z.literal('range'),
    low: z.number(),
    high: z.number(),
    lowBand: CodeSchema,
    highBand: CodeSchema,
  }),
  z.strictObject({ kind: z.literal('not-applicable'), reasons: z.array(CodeSchema).min(1) }),
]);
export type ScoreOutcome = z.infer<typeof ScoreOutcomeSchema>;

export const ScoreResultSchema = z.strictObject({
  score: ScoreIdSchema,
  model: ModelRefSchema,
  /** `points` are whole numbers, `probability` is 0 to 1. */
  unit: z.enum(['points', 'probability']),
  outcome: ScoreOutcomeSchema,
  items: z.array(ScoreItemSchema),
  /** One entry for each band that the outcome can still end in. */
  publishedRisk: z.array(PublishedRiskSchema),
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
