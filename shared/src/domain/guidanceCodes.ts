/** Every code that gate and advice can say. Screens translate them; a test of each catalogue walks these lists. Codes stand in stored events: add, never rename. */

/** In the order in which they are shown. */
export const GATE_CRITERIA = [
  'resuscitation',
  /** The crew says that a STEMI is known; it need not be measured again. */
  'stemi-known',
  'ecg-criteria',
  'shock',
  'low-systolic-pressure',
  'heart-rate',
  'oxygen-saturation',
  'suspected-dissection',
  /** Atrial fibrillation, or a rhythm that is neither sinus nor paced. */
  'rhythm',
] as const;

/** From the most urgent to the least. */
export const ADVICE_CODES = [
  'drive-to-pci-centre',
  'drive-now',
  'nearest-emergency-department',
  'not-enough-yet',
  'stay-home-after-consult',
] as const;

export const ADVICE_REASONS = [
  ...GATE_CRITERIA,
  'pain-ongoing',
  'symptoms-under-2-hours',
  'age-under-18',
  'hear-above-3',
  'heart-above-3',
  't-macs-not-low',
  'news2-not-low',
  'trial-exclusion',
  'artica-not-met',
  /** Nothing speaks against staying at home, but the one rule that allows it says nothing about this patient or this assay. */
  'artica-does-not-apply',
  'inputs-missing',
  'artica-met',
] as const;

export const ADVICE_CHANGES = [
  /** Filling in what is missing. */
  'fill-in',
  /** With everything else known: a finger-prick troponin below 40 ng/L would make ARTICA's rule apply. */
  'troponin-below-40',
  'another-ecg',
  /** Two hours after the symptoms began. */
  'two-hours-pass',
  'pain-gone',
] as const;
