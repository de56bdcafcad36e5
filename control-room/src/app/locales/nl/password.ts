import type { ControlRoomTexts } from '../en.ts';

export const password: ControlRoomTexts['password'] = {
  title: 'Wachtwoord wijzigen',
  open: 'Wachtwoord wijzigen',
  rules:
    'Minstens {{count}} tekens, van welke soort ook. Meer woorden mag. Wat u elders open hebt, wordt afgemeld.',
  old: 'Huidig wachtwoord',
  new: 'Nieuw wachtwoord',
  again: 'Nieuw wachtwoord nogmaals',
  submit: 'Wijzigen',
  busy: 'Bezig met wijzigen',
  done: 'Uw wachtwoord is gewijzigd. Wat u elders open had, is afgemeld.',
  problem: {
    differ: 'Het nieuwe wachtwoord is niet twee keer gelijk getypt.',
    short: 'Het nieuwe wachtwoord heeft minder dan {{count}} tekens.',
    invalid: 'Het nieuwe wachtwoord is te makkelijk te raden. Gebruik meer woorden, of een wachtwoordkluis.',
    'not-signed-in': 'Het huidige wachtwoord of de code klopt niet.',
  },
};
