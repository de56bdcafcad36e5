import { ST_ERROR_LIMIT_MV, type AnalysedEcg } from '@smart-triage/shared/domain/ecgAnalysis';
import type { EvidenceAbstention } from '@smart-triage/shared/domain/ecgEvidence';
import { STANDARD_LEADS } from '@smart-triage/shared/ecg/leads';
import { SURELY_BLOCK_MS, SURELY_WIDE_MS, type Patient } from '../ecg/rules/ruleInput.ts';
import { EVIDENCE_METADATA } from './evidenceModel.ts';

/** The training recordings are of adults. */
const ADULT_YEARS = 18;

/**
 * Every reason for which the model keeps silent about this ECG; none means that it may speak. A QRS of 120 to 139 ms without the shape of a block is no reason:
 * ST elevation that begins within QRS makes a normal one that long, and out of fold the trees tell MI there as well as in narrow complexes (MODEL_CARD.md).
 */
export function abstentions(
  ecg: AnalysedEcg,
  patient: Patient,
  features: Float64Array,
): readonly EvidenceAbstention[] {
  const { rhythm, qrsClass, intervals } = ecg;
  const reasons: Readonly<Record<Exclude<EvidenceAbstention, 'not-analysable'>, boolean>> = {
    'poor-quality': !isWhole(ecg),
    'atrial-fibrillation': rhythm === 'atrial-fibrillation',
    'bundle-branch-block': isBlockShape(qrsClass) && intervals.qrsMs >= SURELY_BLOCK_MS,
    'wide-qrs': qrsClass === 'wide-other' && intervals.qrsMs >= SURELY_WIDE_MS,
    paced: rhythm === 'paced' || qrsClass === 'paced',
    'under-18': patient.ageYears !== undefined && patient.ageYears < ADULT_YEARS,
    'outside-training-range': outsideCount(features) > EVIDENCE_METADATA.mostOutside,
  };
  return (Object.keys(reasons) as (keyof typeof reasons)[]).filter((reason) => reasons[reason]);
}

function isBlockShape(qrsClass: AnalysedEcg['qrsClass']): boolean {
  return qrsClass === 'lbbb' || qrsClass === 'rbbb';
}

function isWhole({ quality, leads }: AnalysedEcg): boolean {
  const isSure = STANDARD_LEADS.every((lead) => (leads[lead]?.stErrorMv ?? Infinity) <= ST_ERROR_LIMIT_MV);
  return quality.isComplete && isSure;
}

/** A missing feature is outside too: the trees met few of them. */
function outsideCount(features: Float64Array): number {
  return EVIDENCE_METADATA.input.columns.filter(({ range: [least, most] }, k) => {
    const value = features[k] ?? Number.NaN;
    return !(value >= least && value <= most);
  }).length;
}
