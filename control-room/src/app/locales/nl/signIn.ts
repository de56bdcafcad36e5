import type { ControlRoomTexts } from '../en.ts';

export const signIn: ControlRoomTexts['signIn'] = {
  again: {
    title: 'Meld u opnieuw aan',
    text: 'U bent afgemeld: deze pagina is te lang niet gebruikt, of uw uren zijn om. Meld u aan met hetzelfde account en ga verder waar u was.',
    leave: 'Verlaat deze pagina',
  },
  title: 'Aanmelden bij de meldkamer',
  account: 'Account',
  password: 'Wachtwoord',
  code: 'Code van de authenticator-app',
  choose:
    'U kreeg dit wachtwoord om er zelf een te kiezen: het is één keer geldig. Minstens {{count}} tekens, van welke soort ook.',
  submit: 'Aanmelden',
  busy: 'Bezig met aanmelden',
  refused: 'Account en wachtwoord horen niet bij elkaar. Controleer beide en probeer het opnieuw.',
  withProvider: 'Aanmelden met {{provider}}',
  resuming: 'Kijken of u bent aangemeld',
};
