import type { AppTexts } from '../en.ts';

export const photo: AppTexts['photo'] = {
  open: 'Foto',
  openCount: 'Foto’s ({{count}})',
  title: 'Foto voor de cardioloog',
  what: 'Wat staat erop',
  kind: { 'ecg-printout': 'ECG-print', 'medication-list': 'Medicatielijst', other: 'Iets anders' },
  asked: '{{name}} vraagt een foto van wat de camera ziet.',
  take: 'Maak de foto',
  busy: 'Een moment',
  file: 'Of met de camera-app van de tablet',
  waiting: 'onderweg, {{percent}} %',
  stored: 'te zien',
  list: 'Foto’s van deze rit',
  problem: {
    camera: 'De camera gaf geen foto. Zet hem aan, of gebruik de camera-app.',
    unreadable: 'Dat is geen leesbare foto. Maak hem opnieuw.',
    'not-kept': 'De tablet kon de foto niet bewaren: de opslag is vol. Maak ruimte en maak hem opnieuw.',
  },
  refused_one: 'Eén foto is geweigerd',
  refused_other: '{{count}} foto’s zijn geweigerd',
  refusedHint: 'De server nam hem niet aan. Maak hem zo nodig opnieuw.',
};
