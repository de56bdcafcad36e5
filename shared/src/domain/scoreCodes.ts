/**
 * Every code that a score can say. Screens translate them (`score.band.<code>`, `score.item.<code>`, `score.reason.<code>`, `score.endpoint.<code>`,
 * `score.population.<code>`); a test of each catalogue walks these lists. Codes stand in stored events: add, never rename.
 */
export const SCORE_IDS = ['heart', 'hear', 't-macs'] as const;

export const SCORE_BANDS = ['very-low', 'low', 'moderate', 'high'] as const;

export const SCORE_ITEMS = [
  'history',
  'ecg',
  'age',
  'risk-factors',
  'troponin',
  'ecg-ischaemia',
  'worsening-angina',
  'pain-to-right-arm',
  'vomiting',
  'sweating-observed',
  'low-systolic-pressure',
] as const;

export const SCORE_REASONS = [
  /** The cohorts behind the score were adults. */
  'age-under-18',
  /** The coefficients were fitted to Roche Elecsys hs-cTnT and mean nothing for another assay. */
  'troponin-not-roche-hs-ctnt',
] as const;

export const RISK_ENDPOINTS = [
  /** Major adverse cardiac events: infarction, revascularisation or death from any cause. */
  'mace',
  /** Infarction at presentation, or death, infarction or revascularisation later. */
  'acs',
] as const;

/** Whom the source looked at. A figure from patients who reached a hospital is not one about patients in an ambulance. */
export const RISK_POPULATIONS = ['emergency-department', 'ambulance'] as const;
