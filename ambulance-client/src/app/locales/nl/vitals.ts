import type { AppTexts } from '../en.ts';

export const vitals: AppTexts['vitals'] = {
  rare: 'Klopt dat? Meestal {{usual}}',
  title: 'Vitale functies',
  next: 'Volgende',
  record: 'Vastleggen',
  short: {
    heartRate: 'Hartslag',
    spo2: 'SpO₂',
    pressure: 'NIBD',
    respiratoryRate: 'Adem',
    temperature: 'Temp',
    systolicBp: 'Bovendruk',
    diastolicBp: 'Onderdruk',
  },
  name: {
    heartRate: 'Hartfrequentie',
    systolicBp: 'Bovendruk',
    diastolicBp: 'Onderdruk',
    spo2: 'Saturatie',
    respiratoryRate: 'Ademfrequentie',
    temperature: 'Temperatuur',
  },
  unit: {
    heartRate: '/min',
    systolicBp: 'mmHg',
    diastolicBp: 'mmHg',
    spo2: '%',
    respiratoryRate: '/min',
    temperature: '°C',
  },
  refusal: {
    'nothing-entered': 'Vul eerst een waarde in',
    'out-of-range': 'Een waarde kan niet',
    'diastolic-above-systolic': 'Onderdruk is hoger dan bovendruk',
    closed: 'De patiënt is overgedragen',
  },
};
