import type { AppTexts } from '../en.ts';

export const recordConsent: AppTexts['recordConsent'] = {
  title: 'Ziekenhuisdossier',
  ask: 'Vraag de patiënt: mag de cardioloog in uw dossier van het ziekenhuis kijken?',
  tap: {
    given: 'Patiënt vindt het goed',
    refused: 'Patiënt wil het niet',
    withdrawn: 'Patiënt trekt het in',
  },
  answer: {
    given: 'De patiënt geeft toestemming om het ziekenhuisdossier te openen.',
    refused: 'De patiënt wil niet dat het ziekenhuisdossier wordt geopend.',
    withdrawn: 'De patiënt heeft de toestemming ingetrokken. Niemand mag het dossier nog openen.',
  },
  by: '({{time}}, {{name}})',
  onTheWay: 'Het antwoord wordt verstuurd',
  closed: 'De rit is afgesloten',
};
