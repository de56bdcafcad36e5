import {
  EVIDENCE_GROUPS,
  type EvidenceHead,
  type EvidenceReason,
} from '@smart-triage/shared/domain/ecgEvidence';
import { EVIDENCE_METADATA, type EvidenceModel } from './evidenceModel.ts';

const SHOWN = 3;
/** Less than this is rounding. */
const SMALLEST = 0.01;

/**
 * What the head's log-odds owe to each part of the ECG: how much they fall when the part is replaced by that of a typical normal recording. `sign` -1
 * asks for what lowered them. Parts share effects, so these do not add up to the whole.
 */
export async function strongestReasons(
  model: EvidenceModel,
  features: Float64Array,
  head: EvidenceHead,
  sign: 1 | -1,
): Promise<EvidenceReason[]> {
  const whole = (await model.run(features)).logOdds[head];
  const reasons: EvidenceReason[] = [];
  for (const group of EVIDENCE_GROUPS) {
    const without = await model.run(withTypical(features, group));
    reasons.push({ group, logOdds: Math.round((whole - without.logOdds[head]) * 100) / 100 });
  }
  return reasons
    .filter(({ logOdds }) => sign * logOdds >= SMALLEST)
    .toSorted((a, b) => sign * (b.logOdds - a.logOdds))
    .slice(0, SHOWN);
}

function withTypical(features: Float64Array, group: string): Float64Array {
  return features.map((value, k) => {
    const column = EVIDENCE_METADATA.input.columns[k];
    return column?.group === group ? column.typicalNormal : value;
  });
}
