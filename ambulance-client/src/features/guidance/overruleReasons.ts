import type { GateCriterion } from '@smart-triage/shared/domain/guidance';

const OF_AN_ECG = ['known-ecg', 'electrodes', 'artefact'] as const;
const OF_A_MEASUREMENT = ['measured-wrong'] as const;
const OF_AN_ENTRY = ['entered-wrong'] as const;
/** Whatever the proposal stands on. */
const ALWAYS = ['cardiologist', 'refused'] as const;

export type OverruleReason = (
  typeof OF_AN_ECG | typeof OF_A_MEASUREMENT | typeof OF_AN_ENTRY | typeof ALWAYS
)[number];

const REASONS: Record<GateCriterion, readonly OverruleReason[]> = {
  resuscitation: OF_AN_ENTRY,
  'stemi-known': OF_AN_ENTRY,
  'suspected-dissection': OF_AN_ENTRY,
  'ecg-criteria': OF_AN_ECG,
  rhythm: OF_AN_ECG,
  shock: [...OF_A_MEASUREMENT, ...OF_AN_ENTRY],
  'low-systolic-pressure': OF_A_MEASUREMENT,
  'heart-rate': OF_A_MEASUREMENT,
  'oxygen-saturation': OF_A_MEASUREMENT,
};

/** What a crew taps when it does not drive: what can be wrong with what the proposal stands on, and who said otherwise. None of it is a clinical judgement of this product. */
export function overruleReasons(criteria: readonly GateCriterion[]): OverruleReason[] {
  return [...new Set([...criteria.flatMap((criterion) => REASONS[criterion]), ...ALWAYS])];
}
