import type { ControlRoomTexts } from '../en.ts';

export const map: ControlRoomTexts['map'] = {
  area: 'Kaart van de regio',
  nearer: 'Dichterbij',
  farther: 'Verder weg',
  whole: 'Hele regio',
  keys: 'Pijltjes verschuiven, + en − zoomen, 0 toont de hele regio.',
  sources: 'Kust: Natural Earth. Plaatsen: GeoNames (CC BY 4.0).',
  told: 'Wie het weet, wie het las',
  title: 'Ritten',
  list: 'Ritten als lijst',
  empty: 'Een ambulance verschijnt hier zodra zij een rit opent.',
  pci: '{{name}} (PCI)',
  unitWithEta: '{{unit}}, {{minutes}} min',
  eta: '{{destination}} over {{minutes}} min',
  noPosition: 'positie onbekend',
  noDestination: 'nog geen bestemming',
  lastSeen: 'positie is',
  scale: '{{km}} km',
};
