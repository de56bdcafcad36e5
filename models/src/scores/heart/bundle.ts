import { SCORE_SOURCES } from '@smart-triage/shared/domain/scoreSources';
import type { Intake } from '@smart-triage/shared/domain/intake';
import type { ScoreBand } from '@smart-triage/shared/domain/score';
import type { BundleSource, PublishedCase } from '../bundleSource.ts';
import { measuredTroponin } from '../golden.ts';
import { HEAR_CHOICES } from '../hear/bundle.ts';
import { buildHeartModel } from './graph.ts';
import { heartGrid } from './reference.ts';
import { HEART } from './score.ts';

const NO_RISK_FACTORS = {
  hypercholesterolaemia: false,
  hypertension: false,
  diabetes: false,
  smoking: false,
  familyHistory: false,
  obesity: false,
  atheroscleroticDisease: false,
};

/** Test cases of the CRAN package RiskScorescvd, which its authors checked against MDCalc. */
const published: PublishedCase[] = [
  vector('male 40, nothing', 0, 'low', { sex: 'male', ageYears: 40, heartHistory: 0, heartEcg: 0 }, 30),
  vector(
    'male 50, two risk factors',
    5,
    'moderate',
    { sex: 'male', ageYears: 50, heartHistory: 1, heartEcg: 1, hypertension: true, smoking: true },
    65,
  ),
  vector(
    'female 50, three risk factors',
    6,
    'moderate',
    {
      sex: 'female',
      ageYears: 50,
      heartHistory: 1,
      heartEcg: 1,
      hypertension: true,
      smoking: true,
      diabetes: true,
    },
    35,
  ),
  vector(
    'female 65, atherosclerotic disease',
    10,
    'high',
    { sex: 'female', ageYears: 65, heartHistory: 2, heartEcg: 2, atheroscleroticDisease: true },
    60,
  ),
];

export const HEART_BUNDLE: BundleSource = {
  definition: HEART,
  version: '1.0.0',
  buildModel: buildHeartModel,
  about: {
    name: 'HEART score',
    endpoint: 'infarction, revascularisation or death from any cause',
    horizonDays: 42,
    choices: [
      ...HEAR_CHOICES,
      'Troponin: up to the upper reference limit 0, up to three times the limit 1, above 2. Papers differ on exactly one and three times.',
      'cobas h232: below 40 ng/L 0, from 40 ng/L on 2, never 1 (FamouS Triage II).',
      'A limit that depends on an unknown sex gives the range over both limits.',
    ],
    sources: [...SCORE_SOURCES.heart],
    intendedUse: 'Adults with chest pain, beside the judgement of the crew and the cardiologist.',
    notFor: [
      'patients under 18',
      'discharge by the score alone: among patients scored 3 or less by paramedics 6.5 % had an event within 30 days',
      'patients who meet an exclusion gate (STEMI criteria, shock, arrhythmia, suspected aortic syndrome)',
    ],
    changelog: { '1.0.0': 'First version.' },
  },
  published,
  grid: heartGrid,
};

function vector(
  name: string,
  value: number,
  band: ScoreBand,
  known: Intake,
  hsCtniNgL: number,
): PublishedCase {
  const troponin = measuredTroponin('abbott-architect-hs-ctni', hsCtniNgL);
  return {
    name,
    source: 'CRAN RiskScorescvd, package tests',
    record: { intake: { ...NO_RISK_FACTORS, ...known, ...troponin }, vitals: {} },
    value,
    decimals: 0,
    band,
  };
}
