import type { ControlRoomTexts } from '../en.ts';

export const recordedVideo: ControlRoomTexts['recordedVideo'] = {
  title: 'Opname van beeld en geluid',
  standing: {
    asking: 'Er wordt gevraagd of hier wordt opgenomen',
    policyOff: 'Beeld en geluid worden hier niet opgenomen.',
    notAsked: 'De patiënt is nog niet gevraagd. Er wordt niets opgenomen.',
    refused: 'De patiënt wil niet worden opgenomen. Er wordt niets opgenomen.',
    withdrawn: 'De patiënt heeft de toestemming ingetrokken. Er wordt niets opgenomen.',
    given: 'De patiënt vindt het goed. Er is nog niets opgenomen: er komt geen beeld uit de ambulance.',
    runs_one: 'De patiënt vindt het goed. Het wordt {{count}} dag na de rit bewaard.',
    runs_other: 'De patiënt vindt het goed. Het wordt {{count}} dagen na de rit bewaard.',
    kept_one: 'Opgenomen, en {{count}} dag na de rit bewaard.',
    kept_other: 'Opgenomen, en {{count}} dagen na de rit bewaard.',
    erased: 'Wat was opgenomen, is gewist ({{time}}).',
  },
  play: 'Opname bekijken',
  notYours: 'Alleen een cardioloog mag de opname bekijken',
  player: 'Opgenomen beeld en geluid',
  picture: 'Opgenomen beeld',
  captions: 'Ondertiteling',
  noCaptions: 'Wat er wordt gezegd, is niet uitgeschreven.',
  loading: 'De opname wordt geladen',
  again: 'Opnieuw proberen',
  notYet:
    'Er is nog niets bewaard. Tijdens het opnemen komt er elke 20 seconden een stuk bij, dat hier vanzelf verschijnt.',
  gap: 'Op dit moment is niets opgenomen.',
  goOn: 'Verder om {{time}}',
  more: 'Kijken of er meer is',
  back: '10 s terug',
  forward: '10 s verder',
  moment: 'Moment van de opname',
  toEcg: 'Ecg van dit moment',
  takenBack: 'Patiënt trekt toestemming in',
  erase: 'Opname wissen',
  eraseWords:
    'De toestemming wordt ingetrokken, de opname stopt meteen, en alles wat van deze patiënt is opgenomen wordt gewist. Dit kan niet ongedaan worden gemaakt. In het toegangslogboek blijft staan wie het deed.',
};
