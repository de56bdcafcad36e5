export const recordConsent = {
  title: 'Hospital record',
  ask: 'Ask the patient: may the cardiologist look into your record at the hospital?',
  tap: { given: 'Patient agrees', refused: 'Patient does not agree', withdrawn: 'Patient takes it back' },
  answer: {
    given: 'The patient gave consent to open the hospital’s record.',
    refused: 'The patient does not want the hospital’s record opened.',
    withdrawn: 'The patient took the consent back. Nobody may open the record any more.',
  },
  by: '({{time}}, {{name}})',
  onTheWay: 'The answer is being sent',
  closed: 'The case is closed',
};
