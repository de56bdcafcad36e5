export const hear = {
  title: 'HEAR: crew and cardiologist',
  item: 'Item',
  crew: 'Crew',
  you: 'You',
  total: 'HEAR',
  range: '{{low}} to {{high}}',
  undo: 'Undo',
  judge: '{{item}}: {{points}}',
  confirm: 'Agree',
  confirmed: 'You chose what is proposed.',
  changed: 'You chose otherwise.',
  otherEcg: 'You judged an earlier ECG.',
  notice:
    'Your own judgement stands beside the crew’s and changes no score. Age is from the record in both. What you press again is taken back.',
  differsOn_one: 'differs on {{count}} item',
  differsOn_other: 'differs on {{count}} items',
  agreement: { same: 'same', differs: 'differs', open: 'not complete' },
  items: { history: 'History', ecg: 'ECG', age: 'Age', riskFactors: 'Risk factors' },
  source: 'Source: {{source}} (HEART).',
  definition: {
    history: {
      0: 'No elements that point to the heart.',
      1: 'Some that do and some that do not.',
      2: 'Mostly elements that point to the heart.',
    },
    ecg: {
      0: 'Normal.',
      1: 'Non-specific repolarisation disturbance, left bundle branch block, left ventricular hypertrophy, paced rhythm, digoxin effect, or known changes that are the same as before.',
      2: 'Significant ST deviation that is not explained by bundle branch block, hypertrophy or digoxin.',
    },
    age: { 0: 'Below 45.', 1: '45 to 64.', 2: '65 and older.' },
    riskFactors: {
      0: 'None of: high cholesterol, high blood pressure, diabetes, smoking (now or within 90 days), heart disease in the family, obesity (BMI over 30).',
      1: 'One or two of them.',
      2: 'Three or more, or known atherosclerotic disease.',
    },
  },
};
