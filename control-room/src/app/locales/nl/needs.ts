import type { ControlRoomTexts } from '../en.ts';

export const needs: ControlRoomTexts['needs'] = {
  title: 'Wacht op u',
  none: 'Er wacht niets.',
  asOf: 'zoals het was voor de onderbreking,',
  since: '{{time}} geleden',
  tooLong: 'al {{time}}: te lang',
  kind: {
    'drive-now-open': 'nu rijden: niemand heeft geantwoord',
    unassigned: 'niemand heeft het consult',
    'hospital-refused': 'het ziekenhuis weigert',
    'crew-disagrees': 'de bemanning is het niet eens',
    'offer-unreached': 'het consult is aangeboden aan iemand die er niet meer is',
    unconfirmed: 'de bemanning heeft niet bevestigd',
    'hospital-not-told': 'het ziekenhuis weet het nog niet',
    'hospital-silent': 'het ziekenhuis heeft niet geantwoord',
    overdue: 'had er al moeten zijn',
    'position-lost': 'positie niet meer gehoord',
  },
};
