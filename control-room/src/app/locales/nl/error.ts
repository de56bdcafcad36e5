import type { ControlRoomTexts } from '../en.ts';

export const error: ControlRoomTexts['error'] = {
  invalid: {
    title: 'De server nam dit niet aan',
    todo: 'Controleer wat u invulde. Klopt het, laad dan de pagina opnieuw.',
  },
  'version-too-old': {
    title: 'Deze pagina is verouderd',
    todo: 'Laad haar opnieuw; dan krijgt u de versie die de server spreekt.',
  },
  'version-too-new': {
    title: 'De server is ouder dan deze pagina',
    todo: 'Laad de pagina opnieuw; helpt dat niet, bel dan de beheerder.',
  },
  'not-signed-in': {
    title: 'U bent niet meer aangemeld',
    todo: 'Meld u opnieuw aan. Wat is opgeslagen, blijft.',
  },
  'tablet-revoked': {
    title: 'Deze tablet is ingetrokken',
    todo: 'Koppel hem opnieuw met een code van de beheerder.',
  },
  'second-factor-needed': {
    title: 'Een tweede factor is nodig',
    todo: 'Vul de code in die uw authenticator-app nu toont.',
  },
  'password-to-choose': {
    title: 'Dit wachtwoord is voor u gemaakt',
    todo: 'Kies een eigen. Niemand anders krijgt het te weten.',
  },
  'not-permitted': {
    title: 'Dit mag u in uw rol niet',
    todo: 'Vraag de dienstdoende cardioloog of de beheerder.',
  },
  'not-found': { title: 'Deze rit is niet (meer) open', todo: 'Kies een andere rit op het bord.' },
  'not-allowed-now': {
    title: 'Dat kan niet in de stand waarin de rit is',
    todo: 'Kijk op de tijdlijn: er gebeurde iets voordat u drukte.',
  },
  superseded: {
    title: 'Er is een nieuwer besluit vastgelegd',
    todo: 'Lees dat eerst en besluit dan opnieuw.',
  },
  taken: {
    title: 'Iemand anders heeft dit consult',
    todo: 'Zie bij de patiënt wie het heeft. Overnemen kan met een reden.',
  },
  'request-id-reused': {
    title: 'Dit is eerder met andere inhoud verzonden',
    todo: 'Begin deze handeling opnieuw.',
  },
  'too-many': { title: 'Te veel tegelijk', todo: 'Wacht even en probeer het opnieuw.' },
  'media-unavailable': {
    title: 'Beeld en geluid starten opnieuw',
    todo: 'Ze komen vanzelf terug. De rest gaat door.',
  },
  'store-unavailable': {
    title: 'De server kan nu niets opslaan',
    todo: 'Er is niets veranderd. Probeer het opnieuw; bel de ambulance als het haast heeft.',
  },
  'timed-out': {
    title: 'Geen antwoord van de server',
    todo: 'Het kan aangekomen zijn. Verzend opnieuw: het telt niet dubbel.',
  },
  disconnected: {
    title: 'De verbinding viel weg voor het antwoord',
    todo: 'Het kan aangekomen zijn. Verzend opnieuw zodra er verbinding is: het telt niet dubbel.',
  },
  internal: {
    title: 'Er ging iets mis op de server',
    todo: 'Het kan aangekomen zijn. Verzend opnieuw; helpt dat niet, bel dan de beheerder.',
  },
};
