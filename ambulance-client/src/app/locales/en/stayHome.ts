export const stayHome = {
  title: 'Staying at home',
  notGiven: 'The patient has not been told yet when to call again.',
  given: 'Told when to call again, in {{language}}, {{time}}.',
  language: { nl: 'Dutch', en: 'English' },
  onTheWay: 'Is being sent',
  open: 'When to call again',
  languageTitle: 'Language of the patient',
  give: 'Read out and understood',
  textSource:
    'Signs of a heart attack as the NHS lists them; the wording is this project’s. What your own service hands out comes first.',
  gpNotTold: 'The general practice still has to be told.',
  gpToldByDesk: 'The decision says that the general practice knows.',
  gpTold: '{{contact}} at the general practice was told, {{time}}.',
  gpContact: 'Who at the general practice was told',
  gpHint: 'Write whom you told first',
  gpSave: 'Told',
  summary: 'The summary for the general practitioner is under “Handover summary”.',
};
