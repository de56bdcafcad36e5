import type { RuleInput } from './ruleInput.ts';

/**
 * Sokolow-Lyon (1949, S in V1 and the larger R of V5 and V6) and Cornell (Casale 1985, R in aVL and S in V3), in mV, as listed in PMC4750022 table 1.
 * Sources differ in whether the limit itself counts: here it does for the first and not for the second. That the woman's limit holds when sex is not
 * known, and that either voltage is enough, is the project's choice.
 */
const SOKOLOW_LYON_MV = 3.5;
const CORNELL_MV = { male: 2.8, other: 2.0 };

/** Voltages of left ventricular hypertrophy, which brings ST elevation in V1-V3 of its own. */
export function hasHypertrophyVoltage({ leads, patient }: Pick<RuleInput, 'leads' | 'patient'>): boolean {
  const { V1, V3, V5, V6, aVL } = leads;
  const sokolow = -(V1?.sMv ?? 0) + Math.max(V5?.rMv ?? 0, V6?.rMv ?? 0);
  const cornell = (aVL?.rMv ?? 0) - (V3?.sMv ?? 0);
  return (
    sokolow >= SOKOLOW_LYON_MV || cornell > (patient.sex === 'male' ? CORNELL_MV.male : CORNELL_MV.other)
  );
}
