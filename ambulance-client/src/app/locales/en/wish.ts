export const wish = {
  title: 'What the patient wants',
  said: 'In one sentence',
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
