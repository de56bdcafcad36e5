import type { EcgRuleResult } from '@smart-triage/shared/domain/ecgAnalysis';
import { inSheetOrder, type Lead } from '@smart-triage/shared/ecg/leads';
import { contiguousPairs } from './contiguity.ts';
import { missingOf, notApplicable, result, voltage, type RuleInput } from './ruleInput.ts';

const RULE = {
  rule: 'de-winter',
  weight: 'prompt',
  source:
    'de Winter 2008, ACC 2022 (PMC10691881): upsloping ST depression over 0.1 mV at J in chest leads, going over into tall T waves',
} as const;

const CHEST = ['V1', 'V2', 'V3', 'V4', 'V5', 'V6'] as const satisfies readonly Lead[];
const DEPRESSION_MV = -0.1;
/** The source says "tall" without a number. This one is the project's choice and no source confirms it; the rule only prompts. */
const TALL_T_MV = 0.5;

export function deWinter({ leads, conduction }: RuleInput): EcgRuleResult {
  if (conduction === 'wide') return notApplicable(RULE, 'wide-qrs');
  const notAssessed = missingOf(leads, CHEST);
  if (notAssessed.length > CHEST.length - 2) return notApplicable(RULE, 'leads-missing', notAssessed);
  const pattern = CHEST.filter((lead) => {
    const measured = leads[lead];
    if (!measured || measured.jMv >= DEPRESSION_MV) return false;
    return (
      measured.j80Mv > measured.j40Mv && measured.j40Mv > measured.jMv && (measured.tMv ?? 0) >= TALL_T_MV
    );
  });
  const pairs = contiguousPairs(new Set(pattern));
  return result(RULE, {
    outcome: pairs.length > 0 ? 'met' : 'not-met',
    leads: inSheetOrder(pairs.flat()),
    values: CHEST.flatMap((lead) =>
      leads[lead] ? [voltage(lead, 'ST at J', leads[lead].jMv, DEPRESSION_MV)] : [],
    ),
    notAssessed,
  });
}
