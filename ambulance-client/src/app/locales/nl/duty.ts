import type { AppTexts } from '../en.ts';

export const duty: AppTexts['duty'] = {
  title: 'Wie heeft dienst',
  on: 'Dienst: {{name}}',
  nobody: 'Niemand is aangemeld',
  without:
    'Hierop wacht niets: zonder aanmelding staat wat je invoert op naam van het voertuig, zonder persoon.',
  signIn: 'Aanmelden',
  change: 'Dienst wisselen',
  signOut: '{{name}} afmelden',
  number: 'Pasnummer',
  pin: 'Pincode',
  next: 'Naar de pincode',
  incomplete: 'Voer het pasnummer en alle zes cijfers van de pincode in',
  problem: {
    wrong: 'Pasnummer en pincode horen niet bij elkaar. Probeer het opnieuw.',
    wait: 'Te vaak fout. Wacht even; ga door zonder aanmelding.',
    other: 'Aanmelden heeft de server nodig. Ga door zonder; probeer het opnieuw als er verbinding is.',
  },
};
