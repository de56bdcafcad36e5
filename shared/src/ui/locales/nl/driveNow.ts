import type { SharedTexts } from '../en.ts';

export const driveNow: SharedTexts['driveNow'] = {
  title: 'Nu rijden?',
  waiting: 'Voorstel van de regels. Een mens bevestigt het of wijst het af.',
  confirm: 'Vasthouden om te bevestigen: nu rijden',
  overrule: 'Afwijzen',
  back: 'Terug',
  sendOverrule: 'Afwijzen met deze reden',
  reason: 'Waarom niet nu rijden?',
  reasonHint: 'Geef eerst een reden; die staat onder je naam in het dossier.',
  hospital: 'Ziekenhuis',
  pciCentre: 'PCI-centrum',
  confirmed: 'Bevestigd door {{name}}, {{time}}',
  overruled: 'Afgewezen door {{name}}, {{time}}: {{reason}}',
  later: 'Eerst terug naar de patiënt',
  readNow: 'Nu beantwoorden',
};
