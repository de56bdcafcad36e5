export const videoConsent = {
  title: 'Recording of picture and sound',
  ask_one:
    'Ask the patient: may we record picture and sound of the camera in the ambulance? Cardiologists who treat you may watch it. It is kept for {{count}} day after the ride.',
  ask_other:
    'Ask the patient: may we record picture and sound of the camera in the ambulance? Cardiologists who treat you may watch it. It is kept for {{count}} days after the ride.',
  free: 'Care is the same with a no. A yes can be taken back at any time: the recording stops at once and can be erased.',
  tap: { given: 'Patient agrees', refused: 'Patient does not agree', withdrawn: 'Patient takes it back' },
  answer: {
    given_one: 'The patient agreed to be recorded; it is kept for {{count}} day after the ride.',
    given_other: 'The patient agreed to be recorded; it is kept for {{count}} days after the ride.',
    refused: 'The patient does not want to be recorded. Nothing is.',
    withdrawn: 'The patient took the consent back. Nothing is recorded any more.',
  },
  by: '({{time}}, {{name}})',
  erase: 'Patient wants it erased',
  erased: 'What was recorded is erased ({{time}}).',
  onTheWay: 'This is being sent',
  closed: 'The case is closed',
};
