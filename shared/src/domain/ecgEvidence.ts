import { z } from 'zod';
import { EcgRuleIdSchema } from './ecgAnalysis.ts';
import { ModelRefSchema } from './score.ts';

/** What the learned model adds to an ECG's analysis: a proposal for the ECG item of HEART, for a person to confirm. Plain JSON. */

/** Why the model says nothing of this ECG. It then has no opinion, which is not the same as "normal". */
export const EVIDENCE_ABSTENTIONS = [
  /** The engine could not analyse the recording at all. */
  'not-analysable',
  /** A lead is missing or its ST is not sure: the model knows only whole ECGs. */
  'poor-quality',
  'atrial-fibrillation',
  'bundle-branch-block',
  /** 140 ms or more without the shape of a bundle branch block. */
  'wide-qrs',
  'paced',
  'under-18',
  /** More measurements than usual lie outside of what the model was trained on. */
  'outside-training-range',
] as const;
export type EvidenceAbstention = (typeof EVIDENCE_ABSTENTIONS)[number];

/** Parts of the ECG that a reason may name. Inferior: II, III, aVF. Anterior: V1 to V4. Lateral: I, aVL, V5, V6. */
export const EVIDENCE_GROUPS = [
  'st-inferior',
  'st-anterior',
  'st-lateral',
  'st-avr',
  't-inferior',
  't-anterior',
  't-lateral',
  't-avr',
  'q-inferior',
  'q-anterior',
  'q-lateral',
  'r-s-inferior',
  'r-s-anterior',
  'r-s-lateral',
  'r-s-avr',
  'p-wave',
  'rate',
  'conduction',
  'repolarisation-time',
  'axes',
] as const;
export type EvidenceGroup = (typeof EVIDENCE_GROUPS)[number];

/** HEART's ECG item: 0 normal, 1 non-specific change, 2 significant ST deviation. */
export const EcgItemSchema = z.union([z.literal(0), z.literal(1), z.literal(2)]);
export type EcgItem = z.infer<typeof EcgItemSchema>;

const Probability = z.number().min(0).max(1);

/**
 * Calibrated probabilities of what a reader would write on the ECG, each by itself: they need not add up. None is the probability of an infarct
 * now: `miPattern` was learned from mostly old infarcts and `injury` from ST elevation that was added by computation.
 */
export const EvidenceProbabilitiesSchema = z.strictObject({
  normal: Probability,
  miPattern: Probability,
  stTChange: Probability,
  injury: Probability,
});
export type EvidenceProbabilities = z.infer<typeof EvidenceProbabilitiesSchema>;
export type EvidenceHead = keyof EvidenceProbabilities;

export const EvidenceReasonSchema = z.strictObject({
  group: z.enum(EVIDENCE_GROUPS),
  /** How much the deciding log-odds fall when this part is as in a typical normal ECG; negative: it speaks against. */
  logOdds: z.number(),
});
export type EvidenceReason = z.infer<typeof EvidenceReasonSchema>;

export const LearnedEvidenceSchema = z.strictObject({
  item: EcgItemSchema,
  probabilities: EvidenceProbabilitiesSchema,
  /** The head whose probability decided on `item`, and to which the reasons belong. */
  decidedBy: z.enum(['normal', 'miPattern', 'stTChange', 'injury']),
  /** The three parts with the strongest effect, strongest first; fewer when fewer have any. */
  reasons: z.array(EvidenceReasonSchema).max(3),
});
export type LearnedEvidence = z.infer<typeof LearnedEvidenceSchema>;

export const EcgEvidenceSchema = z.strictObject({
  /** The proposal; `null` when neither a gate rule nor the model has one: the item is then missing, never 0. */
  item: EcgItemSchema.nullable(),
  /** What the proposal stands on. A met gate rule makes it 2 whatever the model says. */
  basis: z.enum(['gate-rule', 'model']).nullable(),
  /** Gate rules that are met. */
  gateRules: z.array(EcgRuleIdSchema),
  /** Empty when the model has an opinion. */
  abstained: z.array(z.enum(EVIDENCE_ABSTENTIONS)),
  /** The model's own opinion, also where a gate rule overrules it; `null` when it abstains. */
  learned: LearnedEvidenceSchema.nullable(),
  /** Age was not known, so that "under 18" could not be checked. */
  assumptions: z.array(z.enum(['age-unknown'])),
  model: ModelRefSchema,
});
export type EcgEvidence = z.infer<typeof EcgEvidenceSchema>;
