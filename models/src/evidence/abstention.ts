import { ST_ERROR_LIMIT_MV, type AnalysedEcg } from '@smart-triage/shared/domain/ecgAnalysis';
import type { EvidenceAbstention } from '@smart-triage/shared/domain/ecgEvidence';
import { STANDARD_LEADS } from '@smart-triage/shared/ecg/leads';
import type { Patient } from '../ecg/rules/ruleInput.ts';
import { EVIDENCE_METADATA } from './evidenceModel.ts';

/** The training recordings are of adults. */
const ADULT_YEARS = 18;

/** Every reason for which the model keeps silent about this ECG; none means that it may speak. */
export function abstentions(
  ecg: AnalysedEcg,
  patient: Patient,
  features: Float64Array,
): readonly EvidenceAbstention[] {
  const { rhythm, qrsClass } = ecg;
  const reasons: Readonly<Record<Exclude<EvidenceAbstention, 'not-analysable'>, boolean>> = {
    'poor-quality': !isWhole(ecg),
    'atrial-fibrillation': rhythm === 'atrial-fibrillation',
    'bundle-branch-block': qrsClass === 'lbbb' || qrsClass === 'rbbb',
    'wide-qrs': qrsClass === 'wide-other',
    paced: rhythm === 'paced' || qrsClass === 'paced',
    'under-18': patient.ageYears !== undefined && patient.ageYears < ADULT_YEARS,
    'outside-training-range': outsideCount(features) > EVIDENCE_METADATA.mostOutside,
  };
  return (Object.keys(reasons) as (keyof typeof reasons)[]).filter((reason) => reasons[reason]);
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
