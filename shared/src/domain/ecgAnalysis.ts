import { z } from 'zod';
import { LeadSchema } from './ecgStream.ts';

/** What the ECG engine says of one recording. Plain JSON, so that it travels and is stored as it was computed. */

/**
 * What is wrong with one lead. With one of the first three it is not measured at all, `unstable` keeps it from the rules because its ST varies
 * too much from beat to beat, the others are said and cost what `stErrorMv` shows.
 */
export const LEAD_PROBLEMS = [
  'missing',
  'flat',
  'saturated',
  'unstable',
  'mains',
  'wander',
  'motion',
] as const;
export type LeadProblem = (typeof LEAD_PROBLEMS)[number];

/** Why a whole recording says nothing: "repeat the ECG", never "normal". */
export const NOT_ANALYSABLE_REASONS = [
  'unsupported-rate',
  'too-short',
  'no-usable-lead',
  'too-few-beats',
  'limb-leads-reversed',
  'limb-leads-inconsistent',
  'st-not-measurable',
] as const;
export type NotAnalysableReason = (typeof NOT_ANALYSABLE_REASONS)[number];

export const EcgQualitySchema = z.strictObject({
  /** All twelve leads were there, or could be computed, and were usable. */
  isComplete: z.boolean(),
  /** In the order of a sheet, only leads with a problem. */
  leads: z.partialRecord(LeadSchema, z.array(z.enum(LEAD_PROBLEMS)).min(1)),
});
export type EcgQuality = z.infer<typeof EcgQualitySchema>;

const Mv = z.number();
const Ms = z.number();

/** At which times from the onset of QRS the shape of a complex is kept, in ms: densely through QRS, coarsely through ST and T. */
export const SHAPE_TIMES_MS = [
  ...[0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110, 120],
  ...[160, 200, 240, 280, 320, 360, 400, 440, 480],
] as const;

/** One lead of the median beat. Voltages count from the level just before the QRS; a wave that is not there is 0, one not found `null`. */
export const EcgLeadMeasurementSchema = z.strictObject({
  jMv: Mv,
  j20Mv: Mv,
  j40Mv: Mv,
  j60Mv: Mv,
  j80Mv: Mv,
  /** Standard error of ST at J over the beats: above `ST_ERROR_LIMIT_MV` no rule uses this lead. */
  stErrorMv: Mv,
  qMv: Mv,
  rMv: Mv,
  sMv: Mv,
  rPrimeMv: Mv,
  qMs: Ms,
  rMs: Ms,
  /** Area of QRS, positive less negative, in mV·ms. */
  qrsAreaMvMs: z.number(),
  /** The larger deflection of T, with its sign. */
  tMv: Mv.nullable(),
  tMaxMv: Mv.nullable(),
  tMinMv: Mv.nullable(),
  tShape: z.enum(['up', 'down', 'up-down', 'down-up', 'flat']).nullable(),
  pMv: Mv.nullable(),
  /**
   * The voltage at each of `SHAPE_TIMES_MS`, in whole microvolt; `null` where the next complex is too near. Absent in what was stored before it was measured and
   * in live results, which nobody compares.
   */
  shapeUv: z.array(z.int().nullable()).length(SHAPE_TIMES_MS.length).exactOptional(),
});
export type EcgLeadMeasurement = z.infer<typeof EcgLeadMeasurementSchema>;

/** About two small squares of certainty: twice this is the 0.1 mV of the STEMI criteria. */
export const ST_ERROR_LIMIT_MV = 0.05;

export const EcgBeatSchema = z.strictObject({
  /** Middle of the QRS, from the start of the recording. */
  atMs: Ms,
  /** Of the most frequent shape; only these are measured. */
  isDominant: z.boolean(),
});

/** Where waves begin and end, relative to a beat's `atMs`; `null` for a wave that was not found. */
export const EcgWavesSchema = z.strictObject({
  pOnsetMs: Ms.nullable(),
  pEndMs: Ms.nullable(),
  qrsOnsetMs: Ms,
  jPointMs: Ms,
  tPeakMs: Ms.nullable(),
  tEndMs: Ms.nullable(),
});

export const EcgIntervalsSchema = z.strictObject({
  /** Per minute, from the median interval between all beats. */
  heartRate: z.number(),
  rrMs: Ms,
  prMs: Ms.nullable(),
  qrsMs: Ms,
  qtMs: Ms.nullable(),
  qtcMs: z.strictObject({ bazett: Ms, fridericia: Ms, framingham: Ms, hodges: Ms }).nullable(),
});

export const RHYTHMS = ['sinus', 'atrial-fibrillation', 'paced', 'other'] as const;
export const QRS_CLASSES = ['narrow', 'lbbb', 'rbbb', 'wide-other', 'paced'] as const;

export const EcgRuleIdSchema = z.enum([
  'stemi',
  'posterior',
  'avr-diffuse-depression',
  'smith-sgarbossa',
  'smith-4-variable',
  'de-winter',
  'wellens',
]);
export type EcgRuleId = z.infer<typeof EcgRuleIdSchema>;

/** One number that a rule looked at. */
export const EcgRuleValueSchema = z.strictObject({
  lead: LeadSchema.nullable(),
  quantity: z.string(),
  value: z.number(),
  unit: z.enum(['mV', 'ms', 'ratio', 'points', 'leads']),
  /** What the value was compared with, with the sign of the comparison, when it was. */
  threshold: z.number().nullable(),
});
export type EcgRuleValue = z.infer<typeof EcgRuleValueSchema>;

/**
 * A rule's result. `met`: the criteria are fulfilled. `not-met`: they are not, in the leads that were there; it never means "no infarct".
 * `not-applicable`: the rule says nothing about this ECG, for the reason in `because`.
 */
export const EcgRuleResultSchema = z.strictObject({
  rule: EcgRuleIdSchema,
  outcome: z.enum(['met', 'not-met', 'not-applicable']),
  /** `gate` results propose the direct way to a PCI centre; `prompt` results ask a person to look. */
  weight: z.enum(['gate', 'prompt']),
  /** Leads that fulfil it, in the order of a sheet; empty unless met. */
  leads: z.array(LeadSchema),
  values: z.array(EcgRuleValueSchema),
  /** Leads that the rule needs and could not use. */
  notAssessed: z.array(LeadSchema),
  /** What was assumed because it was not known ("sex not known: the lower threshold"). */
  assumptions: z.array(z.enum(['age-unknown', 'sex-unknown'])),
  because: z
    .enum([
      'wide-qrs',
      'narrow-qrs',
      'leads-missing',
      'left-ventricular-hypertrophy',
      'stemi-met',
      'no-st-elevation',
    ])
    .nullable(),
  source: z.string(),
});
export type EcgRuleResult = z.infer<typeof EcgRuleResultSchema>;

export const EcgAnalysisSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('not-analysable'),
    reasons: z.array(z.enum(NOT_ANALYSABLE_REASONS)).min(1),
    quality: EcgQualitySchema,
  }),
  z.strictObject({
    kind: z.literal('analysed'),
    quality: EcgQualitySchema,
    beats: z.array(EcgBeatSchema),
    waves: EcgWavesSchema,
    intervals: EcgIntervalsSchema,
    /** Frontal axes in degrees; `null` where the limb leads or the wave are missing. */
    axes: z.strictObject({ p: z.number().nullable(), qrs: z.number().nullable(), t: z.number().nullable() }),
    rhythm: z.enum(RHYTHMS),
    qrsClass: z.enum(QRS_CLASSES),
    leads: z.partialRecord(LeadSchema, EcgLeadMeasurementSchema),
    rules: z.array(EcgRuleResultSchema),
  }),
]);
export type EcgAnalysis = z.infer<typeof EcgAnalysisSchema>;
export type AnalysedEcg = Extract<EcgAnalysis, { kind: 'analysed' }>;

/** Without the shapes of its complexes, which no screen shows: an eighth less to send every two seconds. */
export function withoutShapes(analysis: EcgAnalysis): EcgAnalysis {
  if (analysis.kind === 'not-analysable') return analysis;
  const leads = Object.entries(analysis.leads).map(([lead, { shapeUv: _, ...measured }]) => [lead, measured]);
  return { ...analysis, leads: Object.fromEntries(leads) as AnalysedEcg['leads'] };
}
