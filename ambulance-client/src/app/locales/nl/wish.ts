import type { AppTexts } from '../en.ts';

export const wish: AppTexts['wish'] = {
  title: 'Wat de patiënt wil',
  said: 'Wat de patiënt zegt',
  usual: {
    home: 'Wil thuis blijven',
    hospital: 'Wil naar het ziekenhuis',
    known: 'Wil naar het eigen ziekenhuis',
    family: 'Wil eerst met familie overleggen',
  },
  refusalTitle: 'Weigert:',
  refusal: {
    transport: 'vervoer',
    'staying-at-home': 'thuisblijven',
    examination: 'onderzoek',
    treatment: 'behandeling',
  },
  refuses: 'Weigert {{refused}}.',
  recordedAt: '(opgeschreven {{time}})',
  onTheWay: 'Wordt verstuurd',
  hint: 'Tik aan wat geweigerd wordt, of schrijf op wat de patiënt wil',
  save: 'Opschrijven',
};
