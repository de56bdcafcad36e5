import { SCORE_SOURCES } from '@smart-triage/shared/domain/scoreSources';
import type { BundleSource } from '../bundleSource.ts';
import { pointsCase } from '../reference.ts';
import { buildHearModel } from './graph.ts';
import { HEAR_GRID_ROWS, hearReference } from './reference.ts';
import { HEAR } from './score.ts';

export const HEAR_CHOICES = [
  'Age: below 45 is 0, 45 to 64 is 1, 65 and older is 2. Papers differ on exactly 45 and 65.',
  'Risk factors: none 0, one or two 1, three or more 2; known atherosclerotic disease 2 whatever else is known.',
  'An item of which something is missing adds a range: from what is known alone to what it would be with everything unknown present.',
];

export const HEAR_BUNDLE: BundleSource = {
  definition: HEAR,
  version: '1.0.0',
  buildModel: buildHearModel,
  about: {
    name: 'HEAR score',
    endpoint: 'infarction, revascularisation or death from any cause',
    horizonDays: 30,
    choices: HEAR_CHOICES,
    sources: [...SCORE_SOURCES.hear],
    intendedUse:
      'Adults with chest pain, before a troponin is known, beside the judgement of the crew and the cardiologist.',
    notFor: [
      'patients under 18',
      'ruling out an acute coronary syndrome without a troponin',
      'patients who meet an exclusion gate (STEMI criteria, shock, arrhythmia, suspected aortic syndrome)',
    ],
    changelog: { '1.0.0': 'First version.' },
  },
  published: [],
  grid: () => HEAR_GRID_ROWS.map((row) => pointsCase(row, hearReference(row))),
};
