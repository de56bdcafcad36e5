import type { AppTexts } from '../en.ts';

export const pairing: AppTexts['pairing'] = {
  title: 'Deze tablet koppelen',
  explanation: 'Eén keer, met de code van de beheerder. Daarna blijft de tablet gekoppeld.',
  kept: {
    title: 'De server kent deze tablet niet',
    text:
      'Er is niets kwijt: op deze tablet staat nog {{what}}. Vraag een code voor hetzelfde voertuig; na het koppelen wordt alles verzonden. Bel de meldkamer tot die tijd per telefoon.',
    entries_one: '{{count}} invoer',
    entries_other: '{{count}} invoeren',
    ecg: '{{ecg}} ECG',
    and: ' en ',
  },
  revoked: {
    title: 'Deze tablet is ingetrokken',
    text: 'De beheerder heeft dat gedaan: hij ziet geen rit meer en verstuurt niets.',
  },
  newCode: 'Moet hij weer mee, vraag dan een nieuwe code. Bel de meldkamer tot die tijd per telefoon.',
  code: 'Koppelcode',
  scan: 'Scan de QR-code',
  camera: 'Camera, zoekt de code',
  looking: 'Houd de code voor de camera',
  noReader: 'De scanner kon niet worden geladen. Controleer het netwerk, of typ de code.',
  stopScan: 'Toch de code typen',
  enterCode: 'Vul eerst de code in',
  pair: 'Koppelen',
  busy: 'Bezig met koppelen',
  problem: {
    wrongCode: {
      title: 'Deze code klopt niet',
      action: 'Controleer hem letter voor letter, of vraag een nieuwe.',
    },
    noLink: {
      title: 'De server is niet bereikbaar',
      action: 'Controleer het netwerk en druk nog eens op Koppelen.',
    },
    other: {
      title: 'Koppelen is niet gelukt',
      action: 'Druk nog eens op Koppelen. Blijft het zo, noem dan de code hieronder.',
    },
  },
};
