import type { ControlRoomTexts } from '../en.ts';

export const alerts: ControlRoomTexts['alerts'] = {
  title: 'Alarmen',
  acknowledge: 'Gezien',
  acknowledged: 'gezien',
  limits: 'Alarmgrenzen',
  ownLimits: 'Alarmgrenzen van deze patiënt',
  presets: 'Terug naar standaard',
  save: 'Grenzen instellen',
  crossed: 'De grenzen moeten oplopen van kritiek laag tot kritiek hoog.',
  red_one: '{{count}} patiënt met een rood alarm',
  red_other: '{{count}} patiënten met een rood alarm',
  pauseSound: 'Geluid 2 minuten uit',
  soundBlocked: 'De browser geeft geen geluid tot u ergens drukt.',
  soundPaused: 'Geluid is 2 minuten uit',
  low: '{{value}}, onder {{limit}}',
  high: '{{value}}, boven {{limit}}',
  sign: {
    heartRate: 'Hartfrequentie',
    spo2: 'SpO2',
    systolicBp: 'Bovendruk',
    respiratoryRate: 'Ademhaling',
  },
  side: { low: 'laag', high: 'hoog' },
  field: { crisisLow: 'Kritiek laag', low: 'Laag', high: 'Hoog', crisisHigh: 'Kritiek hoog' },
  technical: {
    'ecg-stopped': 'ECG komt niet binnen',
    'leads-off': 'Elektrode los',
    'vitals-stale': 'Meetwaarden zijn oud',
  },
};
