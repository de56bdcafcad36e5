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

/** ISO/IEEE 11073-10101 gives leads the 32-bit codes from here on: 2::1 as one number. */
const MDC_ECG_LEAD = 0x2_0100;
/** Each number stands for one lead, whatever it was recorded with: a second block of 256 names the leads of other electrode places. */
const BLOCK = 256;

/** The lead that a reference identifier of IEEE 11073 names as a number ("131329"), or `undefined`. */
export function leadOfMdcCode(code: string): Lead | undefined {
  const number = /^131\d{3}$/.test(code) ? Number(code) - MDC_ECG_LEAD : Number.NaN;
  return leadOfNumber(number % BLOCK);
}

/** The lead with this number, or `undefined` for one that is not among the twelve. */
export function leadOfNumber(number: number): Lead | undefined {
  return LEADS[number];
}
