import type { general as english } from '../en/general.ts';
import type { SharedTexts } from '../en.ts';

export const general: Pick<SharedTexts, keyof typeof english> = {
  common: {
    yes: 'Ja',
    no: 'Nee',
    notKnown: 'Onbekend',
    close: 'Sluiten',
  },
  say: { taps: 'Antwoorden om aan te tikken', ownWords: 'of in eigen woorden' },
  recording: { since: 'Opname sinds {{time}}' },
  server: {
    'disk-nearly-full': {
      title: 'De server slaat nu niets op: de schijf is bijna vol',
      tablet:
        'Wat je invoert wacht op dit apparaat en wordt verstuurd zodra er ruimte is. Waarschuw de beheerder.',
      desk: 'Wat u besluit of schrijft wordt geweigerd tot er ruimte is, en niet later verstuurd. Bel de bemanning, en waarschuw de beheerder.',
    },
    'database-failed': {
      title: 'De server slaat nu niets op: de database antwoordt niet',
      tablet: 'Wat je invoert wacht op dit apparaat en wordt verstuurd zodra de database terug is.',
      desk: 'Wat u besluit of schrijft wordt geweigerd tot de database terug is, en niet later verstuurd. Bel de bemanning.',
    },
    stopping: {
      title: 'De server start opnieuw',
      tablet: 'Wat je invoert wacht op dit apparaat en wordt verstuurd zodra de server terug is.',
      desk: 'Wat u besluit of schrijft wordt geweigerd tot de server terug is, en niet later verstuurd. Bel de bemanning als het niet kan wachten.',
    },
  },
  age: {
    now: 'nu',
    seconds: '{{count}} s oud',
    minutes: '{{count}} min oud',
    hours: '{{hours}} u {{minutes}} min oud',
    days_one: '{{count}} dag oud',
    days_other: '{{count}} dagen oud',
  },
  hold: {
    hint: 'Eén seconde ingedrukt houden',
    armed: 'Nog een keer om te bevestigen',
  },
  number: {
    notNumber: 'Niet opgeslagen: dit is geen getal',
    outOfRange: 'Niet opgeslagen: kan alleen {{range}} zijn',
    decimals_zero: 'Niet opgeslagen: alleen hele getallen',
    decimals_one: 'Niet opgeslagen: hooguit {{count}} decimaal',
    decimals_other: 'Niet opgeslagen: hooguit {{count}} decimalen',
    unlikely: '{{value}}: klopt dat? Meestal {{usual}}',
    range: '{{min}} tot {{max}}',
  },
  vitals: {
    notMeasured: 'niet gemeten',
  },
  error: {
    code: 'Noem deze code: {{code}}',
  },
  video: {
    connecting: 'Wacht op het eerste beeld',
    noCamera: 'Geen camera',
    frozen: 'Al {{seconds}} s geen beeld',
    live: 'live',
  },
  ecg: {
    live: 'live',
    waiting: 'nog geen ECG',
    stale: 'ECG staat stil, laatste meting {{age}}',
    gap: 'een stuk ECG ontbreekt',
    label: 'Live ECG, {{leads}}, {{state}}',
    allLeads: '12 afleidingen',
    frozen: 'stilgezet: niet live, {{age}}',
    filterNone: 'filter: geen',
    filterBand: 'filter: {{low}} tot {{high}} Hz',
  },
  messages: {
    title: 'Berichten',
    none: 'Nog geen berichten.',
    read: 'gelezen',
    notRead: 'nog niet gelezen',
    onTheWay_one: '{{count}} bericht wordt verstuurd',
    onTheWay_other: '{{count}} berichten worden verstuurd',
    write: 'Schrijf een bericht',
    empty: 'Schrijf eerst iets',
    send: 'Verstuur',
  },
};
