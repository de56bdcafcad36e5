import type { ControlRoomTexts } from '../en.ts';

export const hear: ControlRoomTexts['hear'] = {
  title: 'HEAR: ambulance en cardioloog',
  item: 'Onderdeel',
  crew: 'Ambulance',
  you: 'U',
  total: 'HEAR',
  range: '{{low}} tot {{high}}',
  undo: 'Ongedaan maken',
  judge: '{{item}}: {{points}}',
  confirm: 'Mee eens',
  confirmed: 'U koos wat is voorgesteld.',
  changed: 'U koos anders.',
  otherEcg: 'U beoordeelde een eerder ECG.',
  notice:
    'Uw eigen oordeel staat naast dat van de ambulance en verandert geen score. De leeftijd komt in beide uit het dossier. Wat u nog eens indrukt, vervalt.',
  differsOn_one: 'verschilt op {{count}} onderdeel',
  differsOn_other: 'verschilt op {{count}} onderdelen',
  agreement: { same: 'gelijk', differs: 'verschilt', open: 'niet volledig' },
  items: { history: 'Anamnese', ecg: 'ECG', age: 'Leeftijd', riskFactors: 'Risicofactoren' },
  source: 'Bron: {{source}} (HEART).',
  definition: {
    history: {
      0: 'Geen elementen die op het hart wijzen.',
      1: 'Sommige wel en sommige niet.',
      2: 'Vooral elementen die op het hart wijzen.',
    },
    ecg: {
      0: 'Normaal.',
      1: 'Aspecifieke repolarisatiestoornis, linkerbundeltakblok, linkerventrikelhypertrofie, pacemakerritme, digoxine-effect, of bekende afwijkingen die hetzelfde zijn als eerder.',
      2: 'Duidelijke ST-deviatie die niet komt door bundeltakblok, hypertrofie of digoxine.',
    },
    age: { 0: 'Jonger dan 45.', 1: '45 tot en met 64.', 2: '65 of ouder.' },
    riskFactors: {
      0: 'Geen van: hoog cholesterol, hoge bloeddruk, diabetes, roken (nu of tot 90 dagen geleden), hartziekte in de familie, obesitas (BMI boven 30).',
      1: 'Een of twee ervan.',
      2: 'Drie of meer, of bekend atherosclerotisch vaatlijden.',
    },
  },
};
