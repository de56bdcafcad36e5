/** What each item means, one tap away, with where it comes from. */
export const about = {
  cardiacArrest: {
    text: 'Arrest at presentation, or resuscitation now. It never waits for a score; GRACE also counts it.',
    source: 'Sources: HART-c (no consultation around resuscitation); Granger 2003 (GRACE).',
  },
  shockSuspected: {
    text: 'Your own judgement that the patient is in shock, before or whatever is measured. It never waits for a score.',
    source: 'Source: HART-c (no consult in shock).',
  },
  stemiKnown: {
    text: 'On a paper ECG, by the monitor, or elsewhere. This never waits for a score or another ECG.',
    source: 'Source: HART-c (no consult for a known STEMI).',
  },
  suspectedDissection: {
    text: 'Your own suspicion of an acute aortic syndrome. It never waits for a score.',
    source: 'Sources: HART-c; exclusions of ARTICA, PMC7044902.',
  },
  worseningAngina: {
    text: 'Worsening or crescendo angina.',
    source: 'Source: Body 2017, EMJ 34:349 (T-MACS).',
  },
  anginaTwiceIn24h: {
    text: 'At least two anginal episodes in the last 24 hours.',
    source: 'Source: Antman 2000, JAMA 284:835 (TIMI).',
  },
  painToRightArm: {
    text: 'Pain that radiates to the right arm or shoulder. EDACS counts either side.',
    source: 'Sources: Body 2017, EMJ 34:349 (T-MACS); Than 2014 (EDACS).',
  },
  painToLeftArm: {
    text: 'Pain that radiates to the left arm or shoulder. EDACS counts either side.',
    source: 'Source: Than 2014 (EDACS).',
  },
  painWithInspiration: {
    text: 'Pain that began or gets worse with breathing in. It lowers the score.',
    source: 'Source: Than 2014 (EDACS).',
  },
  painOnPalpation: {
    text: 'Pressing on the chest reproduces the pain. It lowers the score.',
    source: 'Source: Than 2014 (EDACS).',
  },
  vomiting: {
    text: 'Vomiting together with the pain.',
    source: 'Source: Body 2017, EMJ 34:349 (T-MACS).',
  },
  sweatingObserved: {
    text: 'Sweating that you see now, not sweating that was told.',
    source: 'Source: Body 2017, EMJ 34:349 (T-MACS).',
  },
  sweatingReported: {
    text: 'Sweating with the pain that the patient tells of. What you see yourself is asked apart.',
    source: 'Source: Than 2014 (EDACS).',
  },
  hypercapnicFailure: {
    text: 'Only when it is documented, so that a saturation of 88 to 92 % is the target (SpO₂ scale 2).',
    source: 'Source: Royal College of Physicians 2017 (NEWS2).',
  },
  killipClass: {
    text: 'I: no heart failure. II: rales or raised venous pressure. III: pulmonary oedema. IV: cardiogenic shock.',
    source: 'Source: Granger 2003 (GRACE).',
  },
  ecgIschaemia: {
    text: 'Ischaemia in the eyes of whoever treats the patient.',
    source: 'Source: Body 2017, EMJ 34:349 (T-MACS).',
  },
  stDeviation: {
    text: '0.5 mm or more. Left open, it follows from the ECG item above where that settles it.',
    source: 'Sources: Antman 2000, JAMA 284:835 (TIMI); Granger 2003 (GRACE).',
  },
  atheroscleroticDisease: {
    text: 'Earlier infarct, revascularisation, stroke or TIA, or peripheral arterial disease. Alone it counts two points.',
    source: 'Source: Six, Backus, Kelder, Neth Heart J 2008;16:191-196 (HEART).',
  },
  hypertension: {
    text: 'Diagnosed by a doctor, or treated.',
    source: 'Source: Six, Backus, Kelder, Neth Heart J 2008;16:191-196 (HEART).',
  },
  hypercholesterolaemia: {
    text: 'Diagnosed by a doctor.',
    source: 'Source: Six, Backus, Kelder, Neth Heart J 2008;16:191-196 (HEART).',
  },
  diabetes: {
    text: 'Diabetes that is treated now.',
    source: 'Source: Six, Backus, Kelder, Neth Heart J 2008;16:191-196 (HEART).',
  },
  familyHistory: {
    text: 'Coronary artery disease in the family. HEART and TIMI name no age; EDACS means disease at an early age.',
    source:
      'Sources: Six, Backus, Kelder, Neth Heart J 2008;16:191-196 (HEART); Than 2014 (EDACS); Antman 2000 (TIMI).',
  },
  smoking: {
    text: 'Smokes now, or stopped less than 90 days ago.',
    source: 'Source: Six, Backus, Kelder, Neth Heart J 2008;16:191-196 (HEART).',
  },
  obesity: {
    text: 'Body mass index over 30 kg/m².',
    source: 'Source: Six, Backus, Kelder, Neth Heart J 2008;16:191-196 (HEART).',
  },
  coronaryDisease: {
    text: 'An earlier infarct or revascularisation, for example. EDACS counts it up to the age of 50.',
    source: 'Source: Than 2014 (EDACS).',
  },
  coronaryStenosis: {
    text: 'A stenosis of 50 % or more that is known, from a catheterisation for example.',
    source: 'Source: Antman 2000, JAMA 284:835 (TIMI).',
  },
  aspirinLast7Days: {
    text: 'Any aspirin in the last seven days.',
    source: 'Source: Antman 2000, JAMA 284:835 (TIMI).',
  },
  articaExclusion: {
    text: 'ST elevation, another cause that needs the hospital, GCS below 8, cognitive impairment, pregnancy, syncope, signs of heart failure, arrhythmia or second or third degree AV block, dialysis or MDRD below 30, infarct or revascularisation within 30 days, no common language, or a doctor who wants the patient in hospital.',
    source: 'Source: exclusions of ARTICA, PMC7044902.',
  },
};

/** What 0, 1 and 2 points mean. */
export const definition = {
  points_one: '{{count}} point',
  points_other: '{{count}} points',
  heartHistory: {
    about:
      'Weigh the pattern of the pain, its onset and duration, what brings it on (exercise, stress, cold), where it is, what comes with it, and what nitrates do.',
    0: 'No elements that point to the heart.',
    1: 'Some that do and some that do not.',
    2: 'Mostly elements that point to the heart.',
    source: 'Source: Six, Backus, Kelder, Neth Heart J 2008;16:191-196 (HEART).',
  },
  heartEcg: {
    about: 'As a person reads the 12-lead ECG now.',
    0: 'Normal.',
    1: 'Non-specific repolarisation disturbance, left bundle branch block, left ventricular hypertrophy, paced rhythm, digoxin effect, or known changes that are the same as before.',
    2: 'Significant ST deviation that is not explained by bundle branch block, hypertrophy or digoxin.',
    source: 'Source: Six, Backus, Kelder, Neth Heart J 2008;16:191-196 (HEART); table in EMJ 154214.',
  },
};
