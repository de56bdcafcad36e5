import type { INDEPENDENT_LEADS } from '@smart-triage/shared/ecg/leads';

export type IndependentLead = (typeof INDEPENDENT_LEADS)[number];

/**
 * The parts that one heartbeat is summed from. Each has one course in time (beatShape.ts), common to all leads, and one size in each lead.
 * - `pRight`, `pLeft`: activation of the two atria.
 * - `septal`, `apical`, `lateral`, `basal`: activation of the ventricles in the order in which it goes round; together Q, R and S.
 * - `stJ`, `stLate`: level of the ST segment at the J point and 80 ms later, against the PR segment; straight in between.
 * - `t`: the T wave.
 */
export type Wave = 'pRight' | 'pLeft' | 'septal' | 'apical' | 'lateral' | 'basal' | 'stJ' | 'stLate' | 't';

/** Size of each part in mV. */
export type LeadMorphology = readonly [
  pRight: number,
  pLeft: number,
  septal: number,
  apical: number,
  lateral: number,
  basal: number,
  stJ: number,
  stLate: number,
  t: number,
];
/** The eight independent leads; the other four follow from I and II, as on a patient. */
export type Morphology = Readonly<Record<IndependentLead, LeadMorphology>>;

/** The size of every part on the way between two pictures; `progress` 0 gives the first, 1 the second. */
export function blend(from: LeadMorphology, to: LeadMorphology, progress: number): readonly number[] {
  return from.map((size, index) => size + progress * ((to[index] ?? size) - size));
}
