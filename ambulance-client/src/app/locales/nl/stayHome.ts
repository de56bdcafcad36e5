import type { AppTexts } from '../en.ts';

export const stayHome: AppTexts['stayHome'] = {
  title: 'Thuisblijven',
  notGiven: 'De patiënt weet nog niet wanneer opnieuw te bellen.',
  given: 'Verteld wanneer opnieuw te bellen, in het {{language}}, {{time}}.',
  language: { nl: 'Nederlands', en: 'Engels' },
  onTheWay: 'Wordt verstuurd',
  open: 'Wanneer opnieuw bellen',
  languageTitle: 'Taal van de patiënt',
  give: 'Voorgelezen en begrepen',
  textSource:
    'Verschijnselen van een hartinfarct zoals de NHS ze noemt; de zinnen zijn van dit project. Wat je eigen dienst meegeeft, gaat voor.',
  gpNotTold: 'De huisartsenpraktijk moet nog worden ingelicht.',
  gpToldByDesk: 'Volgens het besluit weet de huisartsenpraktijk het.',
  gpTold: 'Huisarts ingelicht: {{contact}}, {{time}}.',
  gpContact: 'Wie van de huisartsenpraktijk is ingelicht',
  gpUsual: { practice: 'eigen praktijk', 'out-of-hours': 'huisartsenpost' },
  gpHint: 'Tik of schrijf eerst wie je hebt ingelicht',
  gpSave: 'Ingelicht',
  summary: 'De samenvatting voor de huisarts staat onder “Overdracht”.',
};
