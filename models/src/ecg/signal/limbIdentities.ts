import { DERIVED_LEADS, type Lead } from '@smart-triage/shared/ecg/leads';

/** Six views of two voltages: any two of them give the other four. */
export const LIMB_LEADS = ['I', 'II', 'III', 'aVR', 'aVL', 'aVF'] as const satisfies readonly Lead[];
export type LimbLead = (typeof LIMB_LEADS)[number];

/** Each limb lead as `weight[0] * I + weight[1] * II` (Einthoven, Goldberger). */
const WEIGHTS: Readonly<Record<LimbLead, readonly [number, number]>> = {
  I: [1, 0],
  II: [0, 1],
  ...DERIVED_LEADS,
};

/** Two limb leads that the others are computed from. */
export type LimbBasis = readonly [LimbLead, LimbLead];

/** The first two limb leads of which `has` is true, I and II before others, or `null` when there are no two. No two are multiples of each other, so any two do. */
export function limbBasis(has: (lead: LimbLead) => boolean): LimbBasis | null {
  const [one, other] = LIMB_LEADS.filter(has);
  return one && other ? [one, other] : null;
}

/** How much of each lead of the basis makes `lead`: two equations with two unknowns, by Cramer's rule. */
export function weightsOn([one, other]: LimbBasis, lead: LimbLead): readonly [number, number] {
  const [a, b, wanted] = [WEIGHTS[one], WEIGHTS[other], WEIGHTS[lead]];
  const determinant = a[0] * b[1] - a[1] * b[0];
  return [
    (wanted[0] * b[1] - wanted[1] * b[0]) / determinant,
    (a[0] * wanted[1] - a[1] * wanted[0]) / determinant,
  ];
}
