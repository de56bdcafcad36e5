import type {
  EcgLeadMeasurement,
  EcgRuleResult,
  EcgRuleValue,
} from '@smart-triage/shared/domain/ecgAnalysis';
import { STANDARD_LEADS, type Lead } from '@smart-triage/shared/ecg/leads';
import { missingOf, notApplicable, result, voltage, type RuleInput } from './ruleInput.ts';

const RULE = {
  rule: 'smith-sgarbossa',
  weight: 'gate',
  source:
    'Smith-modified Sgarbossa criteria (Smith 2012): concordant ST elevation of 0.1 mV, concordant depression of 0.1 mV in V1-V3, or elevation of 0.1 mV and 25 % of the S wave',
} as const;

const DEVIATION_MV = 0.1;
const ST_TO_S = -0.25;
const DEPRESSION_LEADS: readonly Lead[] = ['V1', 'V2', 'V3'];

/** For left bundle branch block, ventricular pacing and every other QRS of 120 ms or more. One lead is enough. */
export function smithSgarbossa({ leads, conduction }: RuleInput): EcgRuleResult {
  if (conduction === 'narrow') return notApplicable(RULE, 'narrow-qrs');
  const notAssessed = missingOf(leads, STANDARD_LEADS);
  if (notAssessed.length === STANDARD_LEADS.length) return notApplicable(RULE, 'leads-missing', notAssessed);
  const values = STANDARD_LEADS.flatMap((lead) => fulfilled(lead, leads[lead]));
  const positive = STANDARD_LEADS.filter((lead) => values.some((value) => value.lead === lead));
  return result(RULE, {
    outcome: positive.length > 0 ? 'met' : 'not-met',
    leads: positive,
    values,
    notAssessed,
  });
}

/** The criterion that one lead fulfils, as the value that shows it. */
function fulfilled(lead: Lead, measured: EcgLeadMeasurement | undefined): EcgRuleValue[] {
  if (!measured) return [];
  const { jMv, qrsAreaMvMs } = measured;
  const deepestMv = Math.min(measured.qMv, measured.sMv);
  if (qrsAreaMvMs > 0)
    return jMv >= DEVIATION_MV ? [voltage(lead, 'concordant ST elevation at J', jMv, DEVIATION_MV)] : [];
  if (jMv <= -DEVIATION_MV && DEPRESSION_LEADS.includes(lead))
    return [voltage(lead, 'concordant ST depression at J', jMv, -DEVIATION_MV)];
  const ratio = deepestMv < 0 ? jMv / deepestMv : 0;
  if (jMv < DEVIATION_MV || ratio > ST_TO_S) return [];
  const value = Math.round(ratio * 1000) / 1000;
  return [{ lead, quantity: 'ST at J to S', value, unit: 'ratio', threshold: ST_TO_S }];
}
