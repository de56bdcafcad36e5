import type { ControlRoomTexts } from '../en.ts';

export const ecg: ControlRoomTexts['ecg'] = {
  openSheet: 'ECG-blad',
  title: 'Live ECG',
  leads: 'Afleidingen',
  twelve: '12 afleidingen',
  three: 'II, V2, V5',
  freeze: 'Stilzetten',
  goOn: 'Verder',
  speed: 'Snelheid',
  gain: 'Versterking',
  waiting: {
    title: 'Nog geen ECG',
    text: 'Het begint hier vanzelf zodra de ambulance de afleidingen heeft aangesloten.',
  },
  damaged_one: '{{count}} beschadigd stuk niet getekend',
  damaged_other: '{{count}} beschadigde stukken niet getekend',
  source: {
    recording: 'opname',
    simulator: 'gesimuleerd ECG',
    monitor: 'monitor',
  },
};
