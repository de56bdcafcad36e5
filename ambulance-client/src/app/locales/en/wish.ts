export const wish = {
  title: 'What the patient wants',
  said: 'What the patient says',
  usual: {
    home: 'Wants to stay at home',
    hospital: 'Wants to go to hospital',
    known: 'Wants to go to the hospital that knows them',
    family: 'Wants to talk with family first',
  },
  refusalTitle: 'Refuses:',
  refusal: {
    transport: 'transport',
    'staying-at-home': 'staying at home',
    examination: 'examination',
    treatment: 'treatment',
  },
  refuses: 'Refuses {{refused}}.',
  recordedAt: '(written down {{time}})',
  onTheWay: 'Is being sent',
  hint: 'Tap what is refused, or write what the patient wants',
  save: 'Write it down',
};
