import type { Lead } from '@smart-triage/shared/ecg/leads';

/**
 * Neighbours in space. Limb leads in Cabrera's order, where aVR is looked at from its other side (-aVR lies between I and II); chest leads in
 * their order around the chest. Fourth Universal Definition of Myocardial Infarction (2018), Thygesen et al., section on the ECG.
 */
export const CONTIGUOUS_PAIRS: readonly (readonly [Lead, Lead])[] = [
  ['aVL', 'I'],
  ['I', 'aVR'],
  ['aVR', 'II'],
  ['II', 'aVF'],
  ['aVF', 'III'],
  ['V1', 'V2'],
  ['V2', 'V3'],
  ['V3', 'V4'],
  ['V4', 'V5'],
  ['V5', 'V6'],
];

/** The pairs of neighbours of which both leads are in `leads`. */
export function contiguousPairs(leads: ReadonlySet<Lead>): (readonly [Lead, Lead])[] {
  return CONTIGUOUS_PAIRS.filter(([a, b]) => leads.has(a) && leads.has(b));
}
