import type { AppTexts } from '../en.ts';

export const electrodes: AppTexts['electrodes'] = {
  name: {
    RA: 'rechterarm (RA)',
    LA: 'linkerarm (LA)',
    LL: 'linkerbeen (LL)',
    RL: 'rechterbeen, neutraal (RL)',
    V1: 'V1',
    V2: 'V2',
    V3: 'V3',
    V4: 'V4',
    V5: 'V5',
    V6: 'V6',
  },
  check: {
    contact: 'Kijk elektrode {{electrodes}} na: geen signaal in {{leads}}',
    noise: 'Druk elektrode {{electrodes}} aan: {{leads}} gestoord',
    reversal: 'Armen verwisseld? Kijk {{electrodes}} na',
    labels: 'De extremiteitsafleidingen spreken elkaar tegen. Kijk de kabels na: {{electrodes}}',
  },
};
