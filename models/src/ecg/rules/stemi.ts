import type { EcgLeadMeasurement, EcgRuleResult } from '@smart-triage/shared/domain/ecgAnalysis';
import { inSheetOrder, STANDARD_LEADS, type Lead } from '@smart-triage/shared/ecg/leads';
import { contiguousPairs } from './contiguity.ts';
import { missingOf, notApplicable, result, voltage, type Patient, type RuleInput } from './ruleInput.ts';

const RULE = {
  rule: 'stemi',
  weight: 'gate',
  source:
    'Fourth Universal Definition of Myocardial Infarction (Thygesen 2018): ST elevation at J, two contiguous leads',
} as const;

/** In mV at the J point, as in the source. */
const OTHER_LEADS_MV = 0.1;
const V2_V3_MV = { femaleOrUnknown: 0.15, maleFrom40: 0.2, maleUnder40: 0.25 };
const AGE_LIMIT = 40;

/** The limit for V2 and V3, and what had to be assumed for it: the lower limit wherever something is not known. */
export function v2V3Limit({ sex, ageYears }: Patient): {
  limitMv: number;
  assumptions: EcgRuleResult['assumptions'];
} {
  if (sex === undefined) return { limitMv: V2_V3_MV.femaleOrUnknown, assumptions: ['sex-unknown'] };
  if (sex === 'female') return { limitMv: V2_V3_MV.femaleOrUnknown, assumptions: [] };
  if (ageYears === undefined) return { limitMv: V2_V3_MV.maleFrom40, assumptions: ['age-unknown'] };
  return { limitMv: ageYears < AGE_LIMIT ? V2_V3_MV.maleUnder40 : V2_V3_MV.maleFrom40, assumptions: [] };
}

/** STEMI criteria. They do not hold for a wide QRS, whose conduction moves ST by itself; Smith's criteria stand in there. */
export function stemi({ leads, conduction, patient }: RuleInput): EcgRuleResult {
  if (conduction === 'wide') return notApplicable(RULE, 'wide-qrs');
  const { limitMv, assumptions } = v2V3Limit(patient);
  const limitOf = (lead: Lead) => (lead === 'V2' || lead === 'V3' ? limitMv : OTHER_LEADS_MV);
  const assessed = STANDARD_LEADS.flatMap((lead) => {
    const measured = leads[lead];
    return measured ? [voltage(lead, quantityOf(lead), elevation(lead, measured), limitOf(lead))] : [];
  });
  const notAssessed = missingOf(leads, STANDARD_LEADS);
  if (contiguousPairs(new Set(inSheetOrder(assessed.flatMap(({ lead }) => lead ?? [])))).length === 0)
    return notApplicable(RULE, 'leads-missing', notAssessed);
  const elevated = new Set(
    assessed.flatMap(({ lead, value, threshold }) =>
      lead && value >= (threshold ?? Infinity) ? [lead] : [],
    ),
  );
  const pairs = contiguousPairs(elevated);
  return result(RULE, {
    outcome: pairs.length > 0 ? 'met' : 'not-met',
    leads: inSheetOrder(pairs.flat()),
    values: assessed,
    notAssessed,
    assumptions,
  });
}

/**
 * Elevation as the neighbours of the lead see it: aVR counts upside down. The J point is known to 15 ms (95th percentile on LUDB), so a lead that
 * is elevated at J and no longer 20 ms later shows the end of its QRS and no ST elevation: the lower of the two counts.
 */
export function elevation(lead: Lead, { jMv, j20Mv }: EcgLeadMeasurement): number {
  return lead === 'aVR' ? Math.min(-jMv, -j20Mv) : Math.min(jMv, j20Mv);
}

function quantityOf(lead: Lead): string {
  return lead === 'aVR' ? 'ST at J, lead inverted' : 'ST at J';
}
