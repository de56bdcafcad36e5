export const glass = {
  title: 'A case of another organisation',
  text: 'In an emergency you may open it for four hours, with a reason. That you did, and why, stands in the access log and in the patient’s own extract of it.',
  reason: 'Why do you have to see this patient?',
  hint: 'Say why first, in at least {{count}} letters',
  break: 'Open this case',
};
