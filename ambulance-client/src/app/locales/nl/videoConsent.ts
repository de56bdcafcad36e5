import type { AppTexts } from '../en.ts';

export const videoConsent: AppTexts['videoConsent'] = {
  title: 'Opname van beeld en geluid',
  ask_one:
    'Vraag de patiënt: mogen we beeld en geluid van de camera in de ambulance opnemen? Cardiologen die u behandelen mogen het bekijken. Het wordt {{count}} dag na de rit bewaard.',
  ask_other:
    'Vraag de patiënt: mogen we beeld en geluid van de camera in de ambulance opnemen? Cardiologen die u behandelen mogen het bekijken. Het wordt {{count}} dagen na de rit bewaard.',
  free: 'Bij nee blijft de zorg hetzelfde. Een ja kan altijd worden ingetrokken: de opname stopt meteen en kan worden gewist.',
  tap: {
    given: 'Patiënt vindt het goed',
    refused: 'Patiënt wil het niet',
    withdrawn: 'Patiënt trekt het in',
  },
  answer: {
    given_one: 'De patiënt vindt opnemen goed; het wordt {{count}} dag na de rit bewaard.',
    given_other: 'De patiënt vindt opnemen goed; het wordt {{count}} dagen na de rit bewaard.',
    refused: 'De patiënt wil niet worden opgenomen. Er wordt niets opgenomen.',
    withdrawn: 'De patiënt heeft de toestemming ingetrokken. Er wordt niets meer opgenomen.',
  },
  by: '({{time}}, {{name}})',
  erase: 'Patiënt wil dat het wordt gewist',
  erased: 'Wat was opgenomen, is gewist ({{time}}).',
  onTheWay: 'Dit wordt verstuurd',
  closed: 'De rit is afgesloten',
};
