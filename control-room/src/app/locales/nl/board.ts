import type { ControlRoomTexts } from '../en.ts';

export const board: ControlRoomTexts['board'] = {
  title: 'Open ritten',
  loading: 'Open ritten laden',
  search: 'Wagen of naam',
  show: 'Welke ritten',
  view: {
    all: 'Alle',
    mine: 'Van mij',
    urgent: 'Kan niet wachten',
    ringing: 'Vraagt een cardioloog',
    undecided: 'Zonder besluit',
    unseen: 'Besluit ongelezen',
  },
  heldByNobody: 'niemand heeft het nog',
  gateMet: 'uitsluiting: nu rijden',
  inDanger: 'vitale functies instabiel',
  held: 'Volgorde staat stil zolang u hier bent',
  gone: 'intussen afgesloten',
  arrived_one: '{{count}} nieuwe onderaan',
  arrived_other: '{{count}} nieuwe onderaan',
  heart: 'HEART {{value}}',
  heartRange: 'HEART {{low}} tot {{high}}',
  heartNotApplicable: 'HEART geldt niet',
  noScore: 'nog geen score',
  empty: {
    title: 'Geen open ritten',
    text: 'Een rit verschijnt hier zodra een ambulance er een opent.',
  },
  filtered: { title: 'Geen rit gevonden', text: 'Maak het zoekveld leeg of toon alle ritten.' },
};
