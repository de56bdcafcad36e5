import type { SharedTexts } from '../en.ts';

export const gate: SharedTexts['gate'] = {
  title: 'Eerst: mag deze patiënt op een score wachten?',
  verdict: {
    positive: 'Nee: nu rijden',
    hospital: 'Thuisblijven is uitgesloten',
    'not-known': 'Nog niet alles kon worden bekeken',
    negative: 'Geen reden gevonden om niet te wachten',
  },
  outcome: { met: 'voldaan', 'not-met': 'niet voldaan', 'not-known': 'niet bekend' },
  limit: { below: 'grens: onder {{limit}}', above: 'grens: boven {{limit}}' },
  twelveLeadEcg: '12-afleidingen-ECG',
  missing: 'wacht op: {{inputs}}',
  details: 'Alle criteria en hun bronnen',
  sourceNote: {
    eachRule: 'elke regel noemt zijn eigen bron',
    allThree: 'alle drie samen',
    exclusion: 'daar uitgesloten',
  },
  criterion: {
    resuscitation: 'Hartstilstand of reanimatie',
    'ecg-criteria': 'ECG: infarctcriteria',
    shock: 'Cardiogene shock',
    'low-systolic-pressure': 'Lage bloeddruk',
    'heart-rate': 'Hartfrequentie',
    'oxygen-saturation': 'Lage zuurstofsaturatie',
    'stemi-known': 'STEMI bekend',
    'suspected-dissection': 'Verdenking dissectie',
    rhythm: 'Ritme',
  },
};
