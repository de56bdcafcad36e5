import type { AppTexts } from '../en.ts';

export const status: AppTexts['status'] = {
  label: 'Rit, verbinding en tablet',
  loading: 'De rit wordt geladen',
  elapsed: 'Tijd sinds de start van de rit',
  simulated: 'gesimuleerd',
  caseWaiting: 'nog niet bij de server',
  patient: { female: 'vrouw', male: 'man', unknown: 'patiënt onbekend' },
  age: '{{years}}',
  link: {
    ready: 'verbonden',
    connecting: 'geen verbinding',
    lost: 'geen verbinding {{for}}',
    refused: 'geweigerd',
    closed: 'gesloten',
  },
  ecg: {
    none: 'geen ECG',
    notYet: 'ECG nog niet ontvangen',
    acknowledged: 'ECG {{age}} s',
  },
  waiting: '{{total}} wacht',
  earlier: 'ECG van eerdere rit wacht',
  battery: { level: 'accu {{percent}} %', charging: 'laadt {{percent}} %' },
  camera: {
    on: 'camera',
    off: 'camera uit',
    starting: 'camera start',
    failed: 'geen camera',
    muted: 'camera uit',
  },
  microphone: {
    on: 'geluid',
    off: 'geen geluid',
    starting: 'geluid start',
    failed: 'geen geluid',
    muted: 'gedempt',
  },
  notKept: 'niets bewaard op de tablet',
  roomEnough: 'ruimte ruim {{hours}} u',
  room: 'ruimte voor {{hours}} uur ECG',
};
