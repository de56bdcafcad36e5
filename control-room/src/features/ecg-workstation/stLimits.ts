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

/** What the rule itself saw, number for number: a map that judged by other limits than the rule would contradict it. */
export function stEntries(analysis: AnalysedEcg): StEntry[] {
  const { leads } = analysis;
  const compared = stRule(analysis)?.values ?? [];
  return AROUND_THE_HEART.flatMap((lead) => {
    const measured = leads[lead];
    if (!measured) return [];
    const value = compared.find((candidate) => candidate.lead === lead);
    const limitMv = value?.threshold ?? null;
    const turned = lead === 'aVR' ? -measured.jMv : measured.jMv;
    const stMv = value?.value ?? turned;
    const label = lead === 'aVR' ? '-aVR' : lead;
    return [{ lead, label, stMv, limitMv, isReached: limitMv !== null && stMv >= limitMv }];
  });
}

/** The rule that the limits are from, with its source and what it had to assume; none where it does not apply to this ECG. */
export function stRule({ rules }: AnalysedEcg): EcgRuleResult | null {
  return rules.find(({ rule, outcome }) => rule === 'stemi' && outcome !== 'not-applicable') ?? null;
}
