import type { EcgAnalysis, EcgRuleResult } from '@smart-triage/shared/domain/ecgAnalysis';
import type { GateFinding } from '@smart-triage/shared/domain/guidance';
import { applyRules } from '../ecg/rules/applyRules.ts';
import { patientIn } from '../ecg/rules/ruleInput.ts';
import { isFresh, type GateInputs } from './guidanceInputs.ts';

const ECG_SOURCE = 'Fourth Universal Definition of Myocardial Infarction (Thygesen 2018)';
const RHYTHM_SOURCE = 'ARTICA, PMC7044902, table 1';

type Base = Pick<GateFinding, 'criterion' | 'weight' | 'values' | 'source'>;

/** What the ECGs say, with the limits for the age and sex that the record holds now. */
export function ecgGate(inputs: GateInputs): GateFinding[] {
  return [criteria(inputs), rhythm(inputs)];
}

/** A later ECG without ST elevation does not take an earlier one back: an artery opens and closes again. */
function criteria({ ecg, intake, assessedAt }: GateInputs): GateFinding {
  const met = [ecg.latest, ecg.met]
    .map((seen) => metRules(seen?.analysis, intake))
    .find((rules) => rules.length);
  const base: Base = { criterion: 'ecg-criteria', weight: 'drive-now', values: [], source: ECG_SOURCE };
  if (met) return { ...base, outcome: 'met', missing: [], rules: met };
  const isClear =
    ecg.latest?.analysis.kind === 'analysed' &&
    ecg.latest.analysis.quality.isComplete &&
    isFresh(ecg.latest.recordedAt, assessedAt);
  return isClear
    ? { ...base, outcome: 'not-met', missing: [], rules: [] }
    : { ...base, outcome: 'not-known', missing: ['twelveLeadEcg'], rules: [] };
}

function metRules(analysis: EcgAnalysis | undefined, intake: GateInputs['intake']): EcgRuleResult[] {
  if (analysis?.kind !== 'analysed') return [];
  return applyRules(analysis, patientIn(intake)).filter(
    ({ weight, outcome }) => weight === 'gate' && outcome === 'met',
  );
}

function rhythm({ ecg: { latest }, assessedAt }: GateInputs): GateFinding {
  const base: Base = { criterion: 'rhythm', weight: 'hospital', values: [], source: RHYTHM_SOURCE };
  if (latest?.analysis.kind !== 'analysed')
    return { ...base, outcome: 'not-known', missing: ['twelveLeadEcg'], rules: [] };
  const isRegular = latest.analysis.rhythm === 'sinus' || latest.analysis.rhythm === 'paced';
  if (!isRegular) return { ...base, outcome: 'met', missing: [], rules: [] };
  return isFresh(latest.recordedAt, assessedAt)
    ? { ...base, outcome: 'not-met', missing: [], rules: [] }
    : { ...base, outcome: 'not-known', missing: ['twelveLeadEcg'], rules: [] };
}
