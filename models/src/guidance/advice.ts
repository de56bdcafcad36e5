import type {
  Advice,
  AdviceChange,
  AdviceReason,
  Gate,
  GuidanceInput,
} from '@smart-triage/shared/domain/guidance';
import type { ScoreId, ScoreOutcome } from '@smart-triage/shared/domain/score';
import { twoHoursAfter, type GuidanceInputs } from './guidanceInputs.ts';
import { GUIDANCE_LIMITS } from './limits.ts';

/**
 * One sentence over gate, scores, time and completeness. The gate comes first and nothing after it can take it back; staying at home comes last, and only
 * when every branch above has been ruled out with known values.
 */
export function advice(gate: Gate, inputs: GuidanceInputs): Advice {
  return (
    drive(gate) ?? hospital(gate, inputs) ?? incomplete(gate, inputs) ?? withoutRule(inputs) ?? stayHome()
  );
}

function drive({ verdict, findings }: Gate): Advice | null {
  if (verdict !== 'positive') return null;
  const met = findings.filter(({ outcome, weight }) => outcome === 'met' && weight === 'drive-now');
  const reasons = met.map(({ criterion }) => criterion);
  // Only an ECG, read here or before, says that it is a coronary artery; the others say that there is no time to lose.
  const isStemi = reasons.includes('ecg-criteria') || reasons.includes('stemi-known');
  const code = isStemi ? 'drive-to-pci-centre' : 'drive-now';
  return { code, reasons, changes: [] };
}

function hospital(gate: Gate, inputs: GuidanceInputs): Advice | null {
  const reasons = hospitalReasons(gate, inputs);
  if (reasons.length === 0) return null;
  return { code: 'nearest-emergency-department', reasons, changes: reversible(reasons, inputs) };
}

/** What speaks against staying at home whatever is still missing: also the least that a score can become. */
function hospitalReasons({ findings }: Gate, inputs: GuidanceInputs): AdviceReason[] {
  const { intake } = inputs;
  const limits = GUIDANCE_LIMITS;
  const checks: readonly [AdviceReason, boolean][] = [
    ...findings
      .filter(({ outcome }) => outcome === 'met')
      .map(({ criterion }): [AdviceReason, boolean] => [criterion, true]),
    ['pain-ongoing', intake.painOngoing === true],
    ['symptoms-under-2-hours', isUnderTwoHours(inputs)],
    ['age-under-18', intake.ageYears !== undefined && intake.ageYears < limits.ageFrom],
    ['hear-above-3', leastOf(inputs, 'hear') > limits.hearAtMost],
    ['heart-above-3', leastOf(inputs, 'heart') > limits.heartAtMost],
    ['t-macs-not-low', isAtLeastOneOf(inputs, 't-macs', ['moderate', 'high'])],
    ['news2-not-low', isAtLeastOneOf(inputs, 'news2', ['low-medium', 'medium', 'high'])],
    ['trial-exclusion', intake.articaExclusion === true],
  ];
  const reasons = checks.flatMap(([reason, holds]) => (holds ? [reason] : []));
  if (reasons.length === 0 && leastOf(inputs, 'artica') > 0) return ['artica-not-met'];
  return reasons;
}

function reversible(reasons: readonly AdviceReason[], { intake }: GuidanceInputs): AdviceChange[] {
  const onset = intake.symptomOnset;
  return [
    ...(reasons.includes('pain-ongoing') ? [change('pain-gone', ['painOngoing'])] : []),
    ...(reasons.includes('symptoms-under-2-hours') && onset !== undefined
      ? [{ ...change('two-hours-pass', ['symptomOnset']), at: twoHoursAfter(onset) }]
      : []),
  ];
}

/** These must be numbers, not ranges, before anybody is advised to stay at home. */
const NEEDED_SCORES = ['hear', 'heart', 'news2', 'artica'] as const satisfies readonly ScoreId[];

function incomplete(gate: Gate, inputs: GuidanceInputs): Advice | null {
  const missing = missingInputs(gate, inputs);
  const isOpen = NEEDED_SCORES.some((score) => {
    const kind = outcomeOf(inputs, score)?.kind;
    return kind === undefined || kind === 'range';
  });
  if (missing.length === 0 && !isOpen) return null;
  const rest = missing.filter((input) => input !== 'troponin' && input !== 'twelveLeadEcg');
  const isTroponinAll = missing.length === 1 && missing[0] === 'troponin';
  return {
    code: 'not-enough-yet',
    reasons: ['inputs-missing'],
    changes: [
      ...(missing.includes('twelveLeadEcg') ? [change('another-ecg', ['twelveLeadEcg'])] : []),
      ...(rest.length > 0 ? [change('fill-in', rest)] : []),
      ...(isTroponinAll ? [change('troponin-below-40', ['troponin'])] : []),
      ...(!isTroponinAll && missing.includes('troponin') ? [change('fill-in', ['troponin'])] : []),
    ],
  };
}

function missingInputs({ findings }: Gate, inputs: GuidanceInputs): GuidanceInput[] {
  const { intake } = inputs;
  const ofScores = inputs.scores
    .filter(({ score }) => NEEDED_SCORES.some((needed) => needed === score))
    .flatMap(({ items }) => items.flatMap(({ missingInputs: names }) => names));
  return [
    ...new Set<GuidanceInput>([
      ...findings.flatMap(({ missing }) => missing),
      ...(intake.symptomOnset === undefined ? (['symptomOnset'] as const) : []),
      ...(intake.painOngoing === undefined ? (['painOngoing'] as const) : []),
      ...(intake.ageYears === undefined ? (['ageYears'] as const) : []),
      ...ofScores,
    ]),
  ];
}

/** Nothing is missing and nothing speaks against it, but the one rule behind staying at home does not cover this patient or assay. */
function withoutRule(inputs: GuidanceInputs): Advice | null {
  const isCovered = NEEDED_SCORES.every((score) => outcomeOf(inputs, score)?.kind === 'value');
  if (isCovered) return null;
  return {
    code: 'not-enough-yet',
    reasons: ['artica-does-not-apply'],
    changes: [change('troponin-below-40', ['troponin'])],
  };
}

function stayHome(): Advice {
  return { code: 'stay-home-after-consult', reasons: ['artica-met'], changes: [] };
}

function change(name: AdviceChange['change'], inputs: GuidanceInput[]): AdviceChange {
  return { change: name, inputs, at: null };
}

function isUnderTwoHours({ intake: { symptomOnset }, assessedAt }: GuidanceInputs): boolean {
  return symptomOnset !== undefined && assessedAt < twoHoursAfter(symptomOnset);
}

function outcomeOf({ scores }: GuidanceInputs, id: ScoreId): ScoreOutcome | undefined {
  return scores.find(({ score }) => score === id)?.outcome;
}

function leastOf(inputs: GuidanceInputs, id: ScoreId): number {
  const outcome = outcomeOf(inputs, id);
  if (outcome?.kind === 'value') return outcome.value;
  return outcome?.kind === 'range' ? outcome.low : -Infinity;
}

/** Whether the score can no longer fall below these bands. */
function isAtLeastOneOf(inputs: GuidanceInputs, id: ScoreId, bands: readonly string[]): boolean {
  const outcome = outcomeOf(inputs, id);
  if (outcome?.kind === 'value') return bands.includes(outcome.band);
  return outcome?.kind === 'range' && bands.includes(outcome.lowBand);
}
