import type { EcgRuleResult } from '@smart-triage/shared/domain/ecgAnalysis';
import type { Lead } from '@smart-triage/shared/ecg/leads';
import { hasHypertrophyVoltage } from './leftVentricularHypertrophy.ts';
import { missingOf, notApplicable, result, type RuleInput } from './ruleInput.ts';
import { stemi } from './stemi.ts';

/** A prompt and no gate: about one normal ECG in eight with this much ST elevation is positive, as published (specificity 87.7 %). */
const RULE = {
  rule: 'smith-4-variable',
  weight: 'prompt',
  source:
    'Driver, Smith et al. 2017: 1.062·STE60V3 + 0.052·QTc(Bazett) − 0.151·QRSV2 − 0.268·RV4 (mm, ms), 18.2 or more',
} as const;

const CUT_OFF = 18.2;
const MM_PER_MV = 10;
/**
 * The formula was made for patients with ST elevation of 1 mm or more in one of V2 to V4 and no more than 5 mm (its authors' conditions, at MDCalc). They
 * do not say where in ST; the Universal Definition measures elevation at J. At J+60 nearly every second normal ECG has that much. Their other exclusions
 * (Q waves, inverted T, reciprocal depression) are signs of occlusion by themselves: there the prompt stays, since taking it back would hide one.
 */
const ELEVATION_MV = { from: 0.1, to: 0.5 };
const NEEDED = ['V2', 'V3', 'V4'] as const satisfies readonly Lead[];
/** QT is not corrected below this rate. */
const SLOWEST_CORRECTED = 60;

/** Subtle occlusion of the left anterior descending artery against early repolarisation. */
export function smithFourVariable(input: RuleInput): EcgRuleResult {
  const { leads, conduction } = input;
  if (conduction !== 'narrow') return notApplicable(RULE, 'wide-qrs');
  const { V2, V3, V4 } = leads;
  const qtcMs = input.heartRate < SLOWEST_CORRECTED ? input.qtMs : input.qtcBazettMs;
  if (!V2 || !V3 || !V4 || qtcMs === null)
    return notApplicable(RULE, 'leads-missing', missingOf(leads, NEEDED));
  if (stemi(input).outcome === 'met') return notApplicable(RULE, 'stemi-met');
  if (hasHypertrophyVoltage(input)) return notApplicable(RULE, 'left-ventricular-hypertrophy');
  if (![V2, V3, V4].some(({ jMv }) => jMv >= ELEVATION_MV.from && jMv <= ELEVATION_MV.to))
    return notApplicable(RULE, 'no-st-elevation');
  const score = fourVariableScore(V3.j60Mv, qtcMs, V2.rMv - Math.min(V2.qMv, V2.sMv), V4.rMv);
  const isMet = score >= CUT_OFF;
  return result(RULE, {
    outcome: isMet ? 'met' : 'not-met',
    leads: isMet ? [...NEEDED] : [],
    values: [{ lead: null, quantity: '4-variable score', value: score, unit: 'points', threshold: CUT_OFF }],
  });
}

/** The formula itself, on mV and ms, to a hundredth of a point. */
export function fourVariableScore(ste60V3Mv: number, qtcMs: number, qrsV2Mv: number, rV4Mv: number): number {
  const points =
    1.062 * MM_PER_MV * ste60V3Mv + 0.052 * qtcMs - 0.151 * MM_PER_MV * qrsV2Mv - 0.268 * MM_PER_MV * rV4Mv;
  return Math.round(points * 100) / 100;
}
