import { elevation } from '@smart-triage/models/ecg/rules/stemi';
import type { AnalysedEcg, EcgRuleResult } from '@smart-triage/shared/domain/ecgAnalysis';
import type { Lead } from '@smart-triage/shared/ecg/leads';

/** ST at J in one lead. `limitMv` is what the STEMI rule compared it with; `null` where the rule does not apply to this ECG. */
export type StEntry = { lead: Lead; label: string; stMv: number; limitMv: number | null; isReached: boolean };

/** Around the heart: Cabrera's limb leads with aVR turned over, then the chest, so that neighbours in the table are neighbours in space. */
const AROUND_THE_HEART: readonly Lead[] = [
  'aVL',
  'I',
  'aVR',
  'II',
  'aVF',
  'III',
  'V1',
  'V2',
  'V3',
  'V4',
  'V5',
  'V6',
];

/**
 * What the rule itself compares, number for number: a map that judged otherwise than the rule would contradict it. The limits are those of `found`, the analysis with J where the engine finds it: a J
 * that a hand put so far behind that QRS counts as wide takes no limit away.
 */
export function stEntries({ leads }: AnalysedEcg, found: AnalysedEcg): StEntry[] {
  const rule = stRule(found);
  return AROUND_THE_HEART.flatMap((lead) => {
    const measured = leads[lead];
    if (!measured) return [];
    const limitMv = rule?.values.find((value) => value.lead === lead)?.threshold ?? null;
    const turned = lead === 'aVR' ? -measured.jMv : measured.jMv;
    const stMv = limitMv === null ? turned : elevation(lead, measured);
    const label = lead === 'aVR' ? '-aVR' : lead;
    return [{ lead, label, stMv, limitMv, isReached: limitMv !== null && stMv >= limitMv }];
  });
}

/** The rule that the limits are from, with its source and what it had to assume; none where it does not apply to this ECG. */
export function stRule({ rules }: AnalysedEcg): EcgRuleResult | null {
  return rules.find(({ rule, outcome }) => rule === 'stemi' && outcome !== 'not-applicable') ?? null;
}
