import { SCORE_SOURCES } from '@smart-triage/shared/domain/scoreSources';
import type { Intake } from '@smart-triage/shared/domain/intake';
import type { ScoreBand } from '@smart-triage/shared/domain/score';
import type { BundleSource, PublishedCase } from '../bundleSource.ts';
import { buildEdacsModel } from './graph.ts';
import { edacsGrid } from './reference.ts';
import { EDACS } from './score.ts';

const NOTHING_ELSE: Intake = {
  familyHistory: false,
  hypercholesterolaemia: false,
  diabetes: false,
  hypertension: false,
  smoking: false,
  coronaryDisease: false,
  coronaryStenosis: false,
  sweatingObserved: false,
  sweatingReported: false,
  painToRightArm: false,
  painToLeftArm: false,
  painWithInspiration: false,
  painOnPalpation: false,
};
const THREE_RISK_FACTORS: Intake = { familyHistory: true, diabetes: true, hypertension: true };

/** Worked out by hand from the printed table. */
const published: PublishedCase[] = [
  vector('male 50, four risk factors, sweating, radiation', 22, 'from-16', {
    sex: 'male',
    ageYears: 50,
    ...THREE_RISK_FACTORS,
    smoking: true,
    sweatingReported: true,
    painToLeftArm: true,
  }),
  vector('female 45, with inspiration, on palpation', -8, 'below-16', {
    sex: 'female',
    ageYears: 45,
    painWithInspiration: true,
    painOnPalpation: true,
  }),
  vector('male 45, three risk factors, sweating, radiation', 20, 'from-16', {
    sex: 'male',
    ageYears: 45,
    ...THREE_RISK_FACTORS,
    sweatingObserved: true,
    painToRightArm: true,
  }),
  vector('female 55, radiation, with inspiration', 7, 'below-16', {
    sex: 'female',
    ageYears: 55,
    painToLeftArm: true,
    painWithInspiration: true,
  }),
  vector('male 65, on palpation', 10, 'below-16', { sex: 'male', ageYears: 65, painOnPalpation: true }),
  vector('male 51, three risk factors that no longer count', 12, 'below-16', {
    sex: 'male',
    ageYears: 51,
    ...THREE_RISK_FACTORS,
  }),
];

export const EDACS_BUNDLE: BundleSource = {
  definition: EDACS,
  version: '1.0.0',
  buildModel: buildEdacsModel,
  about: {
    name: 'EDACS',
    endpoint:
      'infarction, revascularisation or death; published for the rule around the score, not for its points alone',
    horizonDays: 30,
    choices: [
      'Sweating counts when it was observed or told; radiation counts to either arm or shoulder (later versions add neck and jaw, which are not asked).',
      'A known stenosis of 50 % or more counts as known coronary disease.',
      'While the age is missing the total is narrower than the sum of the items, since nobody has both the age points of 86 years and the points for early risk.',
    ],
    sources: [...SCORE_SOURCES.edacs],
    intendedUse:
      'Adults with chest pain whose pain has stopped, beside the judgement of the crew and the cardiologist.',
    notFor: [
      'patients under 18, with ongoing pain, with crescendo angina or with abnormal vital signs',
      'calling a patient low-risk by the points alone: the rule also needs an ECG without new ischaemia and a negative troponin at 0 and 2 hours',
      'patients who meet an exclusion gate (STEMI criteria, shock, arrhythmia, suspected aortic syndrome)',
    ],
    changelog: { '1.0.0': 'First version.' },
  },
  published,
  grid: edacsGrid,
};

function vector(name: string, value: number, band: ScoreBand, known: Intake): PublishedCase {
  const record = { intake: { ...NOTHING_ELSE, ...known }, vitals: {} };
  return { name, source: 'table of Than 2014, worked out apart', record, value, decimals: 0, band };
}
