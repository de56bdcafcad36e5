import type { Lead } from '@smart-triage/shared/ecg/leads';

/** The lead numbers that EN 1064 (SCP-ECG) gives out and ISO/IEEE 11073-10102 (MDC) took over. */
const LEADS: Readonly<Record<number, Lead>> = {
  1: 'I',
  2: 'II',
  3: 'V1',
  4: 'V2',
  5: 'V3',
  6: 'V4',
  7: 'V5',
  8: 'V6',
  61: 'III',
  62: 'aVR',
  63: 'aVL',
  64: 'aVF',
};

/** The lead with this number, or `undefined` for one that is not among the twelve. */
export function leadOfNumber(number: number): Lead | undefined {
  return LEADS[number];
}
