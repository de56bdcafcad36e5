import { v2V3Limit } from '@smart-triage/models/ecg/rules/stemi';
import type { Patient } from '@smart-triage/models/ecg/rules/ruleInput';
import type { AnalysedEcg } from '@smart-triage/shared/domain/ecgAnalysis';
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
export function stEntries({ leads, rules }: AnalysedEcg): StEntry[] {
  const compared = rules.find(({ rule }) => rule === 'stemi')?.values ?? [];
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

/** What had to be assumed for the limits of V2 and V3. */
export function stAssumptions(patient: Patient) {
  return v2V3Limit(patient).assumptions;
}
