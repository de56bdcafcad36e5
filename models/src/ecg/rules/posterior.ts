import type { EcgRuleResult } from '@smart-triage/shared/domain/ecgAnalysis';
import { inSheetOrder, type Lead } from '@smart-triage/shared/ecg/leads';
import { contiguousPairs } from './contiguity.ts';
import { missingOf, notApplicable, result, voltage, type RuleInput } from './ruleInput.ts';

const RULE = {
  rule: 'posterior',
  weight: 'gate',
  source:
    'Fourth Universal Definition (2018): ST depression of 0.05 mV or more in V1-V3 with upright T; horizontal, deepest in V1-V4 (PMC11492056). Confirm in V7-V9',
} as const;

const CHEST = ['V1', 'V2', 'V3', 'V4', 'V5', 'V6'] as const satisfies readonly Lead[];
const SEPTAL = ['V1', 'V2', 'V3'] as const satisfies readonly Lead[];
const DEPRESSION_MV = -0.05;
/**
 * From J to J+60, in mV: more is upsloping, as in fast rates and in de Winter's pattern. The sources say "horizontal" without a number; this is the
 * project's choice. They also describe a broad R and R/S over 1 in V2 (Am J Emerg Med 1998;16:409), which come later than ST and are not asked for.
 */
const HORIZONTAL_MV = 0.05;

/** Mirror image of a posterior infarct. Two contiguous leads of V1 to V3, as for every ST criterion; the sources do not count leads. Depression that is deepest in V5 or V6 is subendocardial and does not count. */
export function posterior({ leads, conduction }: RuleInput): EcgRuleResult {
  if (conduction === 'wide') return notApplicable(RULE, 'wide-qrs');
  const notAssessed = missingOf(leads, CHEST);
  if (notAssessed.includes('V2') || missingOf(leads, SEPTAL).length > 1)
    return notApplicable(RULE, 'leads-missing', notAssessed);
  const depressed = SEPTAL.filter((lead) => isMirrored(leads, lead));
  const pairs = contiguousPairs(new Set(depressed));
  const isMet = pairs.length > 0 && deepest(leads) !== 'V5' && deepest(leads) !== 'V6';
  return result(RULE, {
    outcome: isMet ? 'met' : 'not-met',
    leads: isMet ? inSheetOrder(pairs.flat()) : [],
    values: SEPTAL.flatMap((lead) => {
      const measured = leads[lead];
      return measured ? [voltage(lead, 'ST at J', measured.jMv, DEPRESSION_MV)] : [];
    }),
    notAssessed,
  });
}

function isMirrored(leads: RuleInput['leads'], lead: Lead): boolean {
  const measured = leads[lead];
  if (!measured || measured.jMv > DEPRESSION_MV) return false;
  return measured.j60Mv - measured.jMv <= HORIZONTAL_MV && (measured.tMv ?? 0) > 0;
}

function deepest(leads: RuleInput['leads']): Lead | undefined {
  const measured = CHEST.filter((lead) => leads[lead]);
  return measured.toSorted((a, b) => (leads[a]?.jMv ?? 0) - (leads[b]?.jMv ?? 0))[0];
}
