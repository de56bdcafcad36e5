export const needs = {
  title: 'Needs you',
  none: 'Nothing waits for anybody.',
  asOf: 'as it was before the link was lost,',
  since: '{{time}} ago',
  tooLong: 'already {{time}}: too long',
  kind: {
    'drive-now-open': 'drive now: nobody has answered',
    unassigned: 'nobody has the consult',
    'hospital-refused': 'the hospital refused',
    'crew-disagrees': 'the crew does not agree',
    'offer-unreached': 'the consult was offered to somebody who is not there any more',
    unconfirmed: 'the crew has not confirmed',
    'hospital-not-told': 'the hospital was not told',
    'hospital-silent': 'the hospital has not answered',
    overdue: 'should have arrived',
    'position-lost': 'position not heard of',
  },
};
