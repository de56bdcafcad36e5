/**
 * Every number that gate and advice turn on, with its source. Their digest is the "file" that a logged guidance names, so changing one of them changes what the log
 * says.
 */
export const GUIDANCE_LIMITS = {
  /** Cardiogenic shock, as ARTICA and the other Dutch trials excluded it: all three together (PMC7044902, table 1). */
  shock: { systolicBelow: 90, heartRateAbove: 100, spo2Below: 90 },
  /** Unstable patients were left out of the HEART Pathway trial, each sign by itself (PMC4413911). */
  systolicBelow: 90,
  heartRateAbove: 120,
  heartRateBelow: 40,
  spo2Below: 90,
  /** ARTICA: symptoms for two hours or more, HEAR of 3 or less (PMC7044902). */
  symptomMinutes: 120,
  hearAtMost: 3,
  /** HEART: 0 to 3 is low risk (Backus 2013). */
  heartAtMost: 3,
  /** Age from which the papers cover a patient. */
  ageFrom: 18,
  /** A choice of this project, from no paper: an older value or ECG can still alarm, and no longer clears anybody. */
  freshMinutes: 15,
} as const;

/** Where it stands; what it is to a criterion is said by the screens, in their language. */
export const SHOCK_SOURCE = 'ARTICA, PMC7044902, table 1';
export const UNSTABLE_SOURCE = 'HEART Pathway trial, PMC4413911';
export const MINUTE_MS = 60_000;
