/**
 * Every code that a score can say. Screens translate them (`score.band.<code>`, `score.item.<code>`, `score.reason.<code>`, `score.endpoint.<code>`,
 * `score.population.<code>`); a test of each catalogue walks these lists. Codes stand in stored events: add, never rename.
 */
export const SCORE_IDS = ['heart', 'hear', 't-macs', 'edacs', 'timi', 'grace', 'news2', 'artica'] as const;

export const SCORE_BANDS = [
  'very-low',
  'low',
  'moderate',
  'high',
  /** NEWS2: a single sign of 3 points asks for an urgent review although the total is low. */
  'low-medium',
  'medium',
  /** EDACS: below 16 is low risk only together with its ECG and two troponins, so the band does not say "low". */
  'below-16',
  'from-16',
  /** TIMI: the strata of the paper, which gives them no names. */
  'points-0-1',
  'points-2',
  'points-3',
  'points-4',
  'points-5',
  'points-6-7',
  /** ARTICA: all criteria met, so the trial would have handed over to the general practitioner; or one is not, and it would have driven to the hospital. */
  'general-practitioner',
  'hospital',
] as const;

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
  'male-sex',
  /** EDACS: known coronary disease or three risk factors, counted up to the age of 50 only. */
  'early-coronary-risk',
  'sweating',
  'pain-to-arm',
  'pain-with-inspiration',
  'pain-on-palpation',
  'three-risk-factors',
  'coronary-stenosis',
  'aspirin-use',
  'angina-episodes',
  'st-deviation',
  'killip-class',
  'systolic-pressure',
  'heart-rate',
  'creatinine',
  'cardiac-arrest',
  'respiratory-rate',
  'oxygen-saturation',
  'oxygen-given',
  'consciousness',
  'temperature',
  /** ARTICA: each is 1 when the criterion is not met. */
  'hear-above-3',
  'symptoms-under-2-hours',
  'shock',
  'trial-exclusion',
] as const;

export const SCORE_REASONS = [
  /** The cohorts behind the score were adults. */
  'age-under-18',
  /** NEWS2 is not for children. */
  'age-under-16',
  /** The coefficients were fitted to Roche Elecsys hs-cTnT and mean nothing for another assay. */
  'troponin-not-roche-hs-ctnt',
  /** The trial measured with the cobas h232 finger-prick test. */
  'troponin-not-cobas-h232',
  /** EDACS leaves out patients whose pain goes on. */
  'pain-ongoing',
  /** EDACS leaves out patients with crescendo angina. */
  'worsening-angina',
] as const;

export const RISK_ENDPOINTS = [
  /** Major adverse cardiac events: infarction, revascularisation or death from any cause; the source says which exactly. */
  'mace',
  /** Infarction at presentation, or death, infarction or revascularisation later. */
  'acs',
  /** Death, new infarction or ischaemia that needs urgent revascularisation. */
  'death-infarction-urgent-revascularisation',
  'death-in-hospital',
] as const;

/** Whom the source looked at. A figure from patients who reached a hospital is not one about patients in an ambulance. */
export const RISK_POPULATIONS = [
  'emergency-department',
  'ambulance',
  /** Patients already admitted with an acute coronary syndrome. */
  'acute-coronary-syndrome',
] as const;
