import type { AnalysedEcg, EcgAnalysis, EcgRuleId } from '@smart-triage/shared/domain/ecgAnalysis';
import type {
  EcgEvidence,
  EcgItem,
  EvidenceAbstention,
  EvidenceHead,
  LearnedEvidence,
} from '@smart-triage/shared/domain/ecgEvidence';
import { ecgFeatures } from '../ecg/features/ecgFeatures.ts';
import { contiguousPairs } from '../ecg/rules/contiguity.ts';
import type { Patient } from '../ecg/rules/ruleInput.ts';
import { abstentions } from './abstention.ts';
import type { EvidenceModel, HeadValues } from './evidenceModel.ts';
import { strongestReasons } from './occlusion.ts';

/** A pattern counts as present from an even chance on. The project's choice: no source gives one, and a person confirms. */
export const PRESENT_FROM = 0.5;
/** In mV, two contiguous leads (Fourth Universal Definition 2018, ST depression). */
const DEPRESSION_MV = -0.05;

/**
 * Proposes HEART's ECG item with its reasons. A met gate rule makes it 2 whatever the model says, also where the model abstains; the model can only
 * raise what the rules leave open. Rejects when the model's runtime fails.
 */
export async function assessEvidence(
  model: EvidenceModel,
  analysis: EcgAnalysis,
  patient: Patient = {},
): Promise<EcgEvidence> {
  const gateRules = analysis.kind === 'analysed' ? metGates(analysis) : [];
  const { abstained, learned } = await opinion(model, analysis, patient);
  const isGate = gateRules.length > 0;
  return {
    item: isGate ? 2 : (learned?.item ?? null),
    basis: isGate ? 'gate-rule' : learned ? 'model' : null,
    gateRules,
    abstained: [...abstained],
    learned,
    assumptions: patient.ageYears === undefined ? ['age-unknown'] : [],
    model: model.ref,
  };
}

type Opinion = { abstained: readonly EvidenceAbstention[]; learned: LearnedEvidence | null };

async function opinion(model: EvidenceModel, analysis: EcgAnalysis, patient: Patient): Promise<Opinion> {
  if (analysis.kind === 'not-analysable') return { abstained: ['not-analysable'], learned: null };
  const features = ecgFeatures(analysis);
  const abstained = abstentions(analysis, patient, features);
  if (abstained.length > 0) return { abstained, learned: null };
  return { abstained, learned: await learn(model, analysis, features) };
}

async function learn(model: EvidenceModel, analysis: AnalysedEcg, features: Float64Array) {
  const probability = shown((await model.run(features)).probability);
  const { item, decidedBy } = proposal(probability, isDepressed(analysis));
  const isAgainst = decidedBy === 'normal' && item !== 0;
  return {
    item,
    probabilities: probability,
    decidedBy,
    reasons: await strongestReasons(model, features, decidedBy, isAgainst ? -1 : 1),
  };
}

/** To a hundredth of a per cent: what is decided on, stored and shown is one number, and the same on every runtime. */
function shown({ normal, miPattern, stTChange, injury }: HeadValues): HeadValues {
  const round = (p: number) => Math.round(p * 10_000) / 10_000;
  return {
    normal: round(normal),
    miPattern: round(miPattern),
    stTChange: round(stTChange),
    injury: round(injury),
  };
}

/** ST-T change is "significant ST deviation" only where the depression is measured too; without it, it is non-specific. */
export function proposal(
  { normal, miPattern, stTChange, injury }: HeadValues,
  hasDepression: boolean,
): { item: EcgItem; decidedBy: EvidenceHead } {
  if (injury >= PRESENT_FROM) return { item: 2, decidedBy: 'injury' };
  if (stTChange >= PRESENT_FROM && hasDepression) return { item: 2, decidedBy: 'stTChange' };
  if (miPattern >= PRESENT_FROM || stTChange >= PRESENT_FROM)
    return { item: 1, decidedBy: miPattern >= stTChange ? 'miPattern' : 'stTChange' };
  return { item: normal >= PRESENT_FROM ? 0 : 1, decidedBy: 'normal' };
}

function isDepressed({ leads }: AnalysedEcg): boolean {
  const depressed = Object.entries(leads).filter(([, { jMv }]) => jMv <= DEPRESSION_MV);
  return contiguousPairs(new Set(depressed.map(([lead]) => lead as keyof AnalysedEcg['leads']))).length > 0;
}

function metGates({ rules }: AnalysedEcg): EcgRuleId[] {
  return rules
    .filter(({ weight, outcome }) => weight === 'gate' && outcome === 'met')
    .map(({ rule }) => rule);
}
