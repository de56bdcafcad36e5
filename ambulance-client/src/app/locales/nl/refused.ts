import type { AppTexts } from '../en.ts';

export const refused: AppTexts['refused'] = {
  own: {
    title_one: 'Eén invoer is geweigerd',
    title_other: '{{count}} keer is invoer geweigerd',
    explanation: 'De server nam niet aan: {{what}}. Kijk het na en voer het zo nodig opnieuw in.',
  },
  earlier: {
    title_one: 'Eén invoer van een eerdere rit is geweigerd',
    title_other: '{{count}} keer is invoer van een eerdere rit geweigerd',
    explanation:
      'De server nam niet aan: {{what}}. Het gaat niet over deze patiënt: voer het hier niet in. Meld het aan de meldkamer.',
  },
  dismiss: 'Gezien',
  stuck: {
    own: {
      title_one: 'Eén invoer kan nog niet worden opgeslagen',
      title_other: '{{count}} keer kan invoer nog niet worden opgeslagen',
      explanation:
        'De server loopt vast op: {{what}}. Het blijft hier bewaard en wordt elke halve minuut opnieuw verstuurd. Al het andere gaat door, behalve de overdracht en het einde van de rit. Meld het aan de meldkamer.',
    },
    earlier: {
      title_one: 'Eén invoer van een eerdere rit kan nog niet worden opgeslagen',
      title_other: '{{count}} keer kan invoer van een eerdere rit nog niet worden opgeslagen',
      explanation:
        'De server loopt vast op: {{what}}. Het blijft hier bewaard en wordt elke halve minuut opnieuw verstuurd. Het gaat niet over deze patiënt. Meld het aan de meldkamer.',
    },
    giveUp: 'Niet meer proberen',
  },
  what: {
    'case-open': 'start van de rit',
    'intake-change': 'iets over de patiënt',
    'vitals-record': 'vitale functies',
    'vitals-withdraw': 'terugnemen van vitale functies',
    'ecg-start': 'start van een ECG',
    'consult-request': 'vraag om overleg',
    'consult-withdraw': 'dat er geen cardioloog meer nodig is',
    'decision-acknowledge': 'bevestiging van het besluit',
    'decision-disagree': 'dat je het niet eens bent',
    'patient-wish-record': 'wat de patiënt wil',
    'video-consent': 'wat de patiënt zei over opnemen',
    'video-erase': 'wissen van de opname',
    'hospital-record-consent': 'toestemming voor het ziekenhuisdossier',
    'safety-net-give': 'wanneer opnieuw te bellen',
    'gp-inform': 'bericht aan de huisartsenpraktijk',
    'arrival-expect': 'verwachte aankomst',
    'hospital-announce': 'aankondiging bij het ziekenhuis',
    'handover-check': 'nakijken van de overdracht',
    'message-send': 'een bericht',
    'message-read': 'dat een bericht gelezen is',
    'patient-hearing-set': 'wie het gesprek hoort',
    'case-start-transport': 'start van het vervoer',
    'case-hand-over': 'overdracht',
    'case-close': 'einde van de rit',
    'case-close-undecided': 'einde van de rit zonder besluit',
    'drive-now-confirm': 'bevestiging om nu te rijden',
    'drive-now-overrule': 'afwijzing van "nu rijden"',
    'ecg-record': '12-afleidingen-ECG',
    'ecg-compare': 'vergelijking van het ECG',
  },
};
