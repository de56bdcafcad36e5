import { STANDARD_LEADS, type Lead } from '@smart-triage/shared/ecg/leads';

/** What monitors and archives write for a lead, reduced to letters and digits in lower case, where that is not already the standard name. */
const ALIASES: Readonly<Record<string, Lead>> = {
  // MIT-BIH's modified limb lead II: the same direction, with the electrodes on the torso.
  mlii: 'II',
  '1': 'I',
  '2': 'II',
  '3': 'III',
  // "Derivation I", as Romance languages write it.
  di: 'I',
  dii: 'II',
  diii: 'III',
};

const BY_NAME = new Map<string, Lead>([
  ...STANDARD_LEADS.map((lead) => [lead.toLowerCase(), lead] as const),
  ...Object.entries(ALIASES),
]);

/**
 * The standard lead that a file means by `name` ("AVR", "Lead aVR", "ECG II", "MDC_ECG_LEAD_AVR", "mlII"), or `undefined` for one that is not among
 * the twelve (V4R, X, respiration): such a signal is left out. So is "-aVR" of Cabrera's order, which is aVR upside down.
 */
export function leadOf(name: string): Lead | undefined {
  if (/^\s*[-−–]/.test(name)) return undefined;
  const bare = name
    .toLowerCase()
    .replace(/^mdc_ecg_lead_/, '')
    .replace(/\b(?:lead|ecg|ekg)(?:\b|_)/g, '')
    .replace(/[^a-z0-9]/g, '');
  return BY_NAME.get(bare);
}
