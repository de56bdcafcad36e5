import { SCORE_SOURCES } from '@smart-triage/shared/domain/scoreSources';
import type { BundleSource } from '../bundleSource.ts';
import { HEAR_CHOICES } from '../hear/bundle.ts';
import { buildArticaModel } from './graph.ts';
import { articaGrid } from './reference.ts';
import { ARTICA } from './score.ts';

export const ARTICA_BUNDLE: BundleSource = {
  definition: ARTICA,
  version: '1.0.0',
  buildModel: buildArticaModel,
  about: {
    name: "ARTICA's rule",
    endpoint: 'acute coronary syndrome, unplanned revascularisation or death from any cause',
    horizonDays: 30,
    choices: [
      ...HEAR_CHOICES,
      'The number counts criteria that are not met: HEAR above 3, symptoms under 2 hours, troponin T of 40 ng/L or more, shock, another exclusion of the trial.',
      'Shock: systolic pressure below 90, heart rate above 100 and saturation below 90, all three.',
      'The time since onset is taken at the moment of the assessment, so the result can change while the record does not.',
    ],
    sources: [...SCORE_SOURCES.artica],
    intendedUse:
      'Adults with suspected non-ST-elevation acute coronary syndrome and a cobas h232 troponin T, to say whether the trial would have left them with their general practitioner.',
    notFor: [
      'patients under 18 and any other troponin test',
      'leaving a patient at home without a doctor who agrees: the trial excluded whoever a doctor wanted in hospital',
      'patients who meet an exclusion gate (STEMI criteria, shock, arrhythmia, suspected aortic syndrome)',
    ],
    changelog: { '1.0.0': 'First version.' },
  },
  published: [],
  grid: articaGrid,
};
