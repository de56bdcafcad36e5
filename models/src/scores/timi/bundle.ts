import { SCORE_SOURCES } from '@smart-triage/shared/domain/scoreSources';
import type { BundleSource } from '../bundleSource.ts';
import { buildTimiModel } from './graph.ts';
import { timiGrid } from './reference.ts';
import { TIMI } from './score.ts';

export const TIMI_BUNDLE: BundleSource = {
  definition: TIMI,
  version: '1.0.0',
  buildModel: buildTimiModel,
  about: {
    name: 'TIMI risk score for UA/NSTEMI',
    endpoint: 'death, new or recurrent infarction, or severe ischaemia with urgent revascularisation',
    horizonDays: 14,
    choices: [
      'A positive marker is a troponin above the upper reference limit of its assay; for the cobas h232, 40 ng/L or more.',
      'ST deviation is as asked, or as the ECG item of HEART settles it: a normal ECG has none, a significant deviation is one.',
    ],
    sources: [...SCORE_SOURCES.timi],
    intendedUse:
      'Adults with unstable angina or an infarction without ST elevation, beside the judgement of the crew and the cardiologist.',
    notFor: [
      'patients under 18',
      'ruling out: its patients had been admitted with an acute coronary syndrome, and even 0 or 1 point meant 4.7 %',
      'patients who meet an exclusion gate (STEMI criteria, shock, arrhythmia, suspected aortic syndrome)',
    ],
    changelog: { '1.0.0': 'First version.' },
  },
  published: [],
  grid: timiGrid,
};
