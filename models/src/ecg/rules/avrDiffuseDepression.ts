import type { EcgRuleResult } from '@smart-triage/shared/domain/ecgAnalysis';
import { inSheetOrder, STANDARD_LEADS } from '@smart-triage/shared/ecg/leads';
import { missingOf, notApplicable, result, voltage, type RuleInput } from './ruleInput.ts';

const RULE = {
  rule: 'avr-diffuse-depression',
  weight: 'gate',
  source:
    'ESC 2017 STEMI guideline and Fourth Universal Definition (2018): ST depression of 0.1 mV or more in six leads with elevation in aVR and/or V1; an acute occlusion in about one in ten',
} as const;

const DEPRESSION_MV = -0.1;
const DEPRESSED_LEADS = 6;
/** The source gives none for aVR: the limit of all leads but V2 and V3 is used. */
const ELEVATION_MV = 0.1;

/** Multivessel or left main ischaemia. */
export function avrDiffuseDepression({ leads, conduction }: RuleInput): EcgRuleResult {
  if (conduction === 'wide') return notApplicable(RULE, 'wide-qrs');
  const notAssessed = missingOf(leads, STANDARD_LEADS);
  if (!leads.aVR && !leads.V1) return notApplicable(RULE, 'leads-missing', notAssessed);
  const depressed = STANDARD_LEADS.filter((lead) => (leads[lead]?.jMv ?? 0) <= DEPRESSION_MV);
  const elevated = (['aVR', 'V1'] as const).filter((lead) => (leads[lead]?.jMv ?? 0) >= ELEVATION_MV);
  const isMet = depressed.length >= DEPRESSED_LEADS && elevated.length > 0;
  return result(RULE, {
    outcome: isMet ? 'met' : 'not-met',
    leads: isMet ? inSheetOrder([...elevated, ...depressed]) : [],
    values: [
      ...(['aVR', 'V1'] as const).flatMap((lead) =>
        leads[lead] ? [voltage(lead, 'ST at J', leads[lead].jMv, ELEVATION_MV)] : [],
      ),
      {
        lead: null,
        quantity: 'leads with ST depression',
        value: depressed.length,
        unit: 'leads',
        threshold: DEPRESSED_LEADS,
      },
    ],
    notAssessed,
  });
}
