import type { EcgLeadMeasurement, EcgRuleResult } from '@smart-triage/shared/domain/ecgAnalysis';
import type { Lead } from '@smart-triage/shared/ecg/leads';
import { missingOf, notApplicable, result, voltage, type RuleInput } from './ruleInput.ts';

const RULE = {
  rule: 'wellens',
  weight: 'prompt',
  source:
    'de Zwaan, Bär and Wellens 1982: T biphasic (A) or deeply inverted (B) in V2 and V3, R kept, hardly any ST elevation. Only in a patient free of pain',
} as const;

const NEEDED = ['V2', 'V3'] as const satisfies readonly Lead[];
/**
 * The source says "deep" without a number. Reviews ask for 0.5 mV; this lower limit is the project's choice and no source confirms it, so that the
 * rule prompts rather too often than too late.
 */
const DEEP_T_MV = -0.2;
/** Hardly any ST elevation: under 1 mm (Rhinehart 2002). */
const MOST_ST_MV = 0.1;

export function wellens({ leads, conduction }: RuleInput): EcgRuleResult {
  if (conduction === 'wide') return notApplicable(RULE, 'wide-qrs');
  const notAssessed = missingOf(leads, NEEDED);
  if (notAssessed.length > 0) return notApplicable(RULE, 'leads-missing', notAssessed);
  const isMet = NEEDED.every((lead) => leads[lead] && hasPattern(leads[lead]));
  return result(RULE, {
    outcome: isMet ? 'met' : 'not-met',
    leads: isMet ? [...NEEDED] : [],
    values: NEEDED.flatMap((lead) => {
      const lowest = leads[lead]?.tMinMv;
      return typeof lowest === 'number' ? [voltage(lead, 'lowest T', lowest, DEEP_T_MV)] : [];
    }),
  });
}

function hasPattern({ tShape, tMinMv, rMv, jMv }: EcgLeadMeasurement): boolean {
  const isDeep = tMinMv !== null && tMinMv <= DEEP_T_MV;
  return rMv > 0 && jMv < MOST_ST_MV && (tShape === 'up-down' || (tShape === 'down' && isDeep));
}
