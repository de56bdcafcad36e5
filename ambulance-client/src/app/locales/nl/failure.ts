import type { AppTexts } from '../en.ts';

export const failure: AppTexts['failure'] = {
  reload: 'Opnieuw openen',
  fault: {
    title: 'Dit scherm doet het niet meer',
    action: 'Wat is ingevoerd, staat op de tablet. Open de pagina opnieuw en ga verder in dezelfde rit.',
  },
  'no-storage': {
    title: 'Deze tablet kan niets bewaren',
    action:
      'De opslag is dicht of vol, dus niets zou veilig zijn. Verlaat de privémodus of maak ruimte, en open opnieuw.',
  },
  'old-page': {
    title: 'Deze pagina is ouder dan de server',
    action: 'Open hem opnieuw voor de nieuwe versie. Wat is ingevoerd, blijft bewaard.',
  },
  'old-server': {
    title: 'Deze pagina is nieuwer dan de server',
    action: 'De server moet worden bijgewerkt. Bel de meldkamer tot die tijd per telefoon.',
  },
  'not-admitted': {
    title: 'De server kent deze tablet niet meer',
    action: 'Open opnieuw en koppel hem met een nieuwe code. Bel de meldkamer tot die tijd per telefoon.',
  },
};
