import type { PublishedRisk, ScoreInputs } from '@smart-triage/shared/domain/score';
import { bandFrom } from '../bandTable.ts';
import { absentFrom, countRange, flagOrNaN, numberOrNaN, stDeviation, underAge } from '../features.ts';
import { column, flagColumn, type Features, type ScoreDefinition } from '../scoreDefinition.ts';
import { TROPONIN_COLUMNS, troponinFeatures } from '../troponinColumns.ts';
import { missingForTroponinRatio } from '../troponinRange.ts';
import { wilsonPercent } from '../wilson.ts';

/** Antman 2000 counts five: family history, hypertension, hypercholesterolaemia, diabetes, current smoking. */
const RISK_FACTORS = [
  'familyHistory',
  'hypertension',
  'hypercholesterolaemia',
  'diabetes',
  'smoking',
] as const;

export const TIMI_COLUMNS = [
  column('ageYears', 'years', [18, 120], 'age in whole years'),
  column('riskFactorsLow', 'count', [0, 5], 'risk factors known to be present'),
  column('riskFactorsHigh', 'count', [0, 5], 'risk factors not known to be absent'),
  flagColumn('coronaryStenosis', 'known stenosis of 50 % or more'),
  flagColumn('aspirinLast7Days', 'aspirin in the last seven days'),
  flagColumn('anginaTwiceIn24h', 'two or more episodes of angina in 24 hours'),
  flagColumn('stDeviation', 'ST deviation of 0.05 mV or more'),
  ...TROPONIN_COLUMNS,
] as const;

/**
 * Death, new or recurrent infarction, or severe recurrent ischaemia with urgent revascularisation within 14 days in the 1,957 patients of the test cohort (TIMI 11B, heparin group):
 * events and patients of each stratum. They add up to the cohort and give the printed 4.7, 8.3, 13.2, 19.9, 26.2 and 40.9 %.
 */
const STRATA = [
  { band: 'points-0-1', events: 4, patients: 85 },
  { band: 'points-2', events: 28, patients: 339 },
  { band: 'points-3', events: 83, patients: 627 },
  { band: 'points-4', events: 114, patients: 573 },
  { band: 'points-5', events: 70, patients: 267 },
  { band: 'points-6-7', events: 27, patients: 66 },
] as const;

const publishedRisk: PublishedRisk[] = STRATA.map(({ band, events, patients }) => ({
  band,
  population: 'acute-coronary-syndrome',
  ...wilsonPercent(events, patients),
  endpoint: 'death-infarction-urgent-revascularisation',
  horizonDays: 14,
  source: `Antman 2000, doi 10.1001/jama.284.7.835, test cohort: ${events} of ${patients}; Wilson interval`,
}));

/** TIMI score for unstable angina and non-ST-elevation infarction (Antman 2000). Its strata have no names. */
export const TIMI: ScoreDefinition = {
  id: 'timi',
  unit: 'points',
  columns: TIMI_COLUMNS,
  items: [
    { item: 'age', missingInputs: (inputs) => absentFrom(inputs, ['ageYears']) },
    { item: 'three-risk-factors', missingInputs: (inputs) => absentFrom(inputs, RISK_FACTORS) },
    { item: 'coronary-stenosis', missingInputs: (inputs) => absentFrom(inputs, ['coronaryStenosis']) },
    { item: 'aspirin-use', missingInputs: (inputs) => absentFrom(inputs, ['aspirinLast7Days']) },
    { item: 'angina-episodes', missingInputs: (inputs) => absentFrom(inputs, ['anginaTwiceIn24h']) },
    { item: 'st-deviation', missingInputs: (inputs) => absentFrom(inputs, ['stDeviation']) },
    { item: 'troponin', missingInputs: missingForTroponinRatio },
  ],
  features: timiFeatures,
  notApplicable: underAge,
  bands: STRATA.map(({ band }) => band),
  bandOf: bandFrom('points-0-1', [
    { from: 2, band: 'points-2' },
    { from: 3, band: 'points-3' },
    { from: 4, band: 'points-4' },
    { from: 5, band: 'points-5' },
    { from: 6, band: 'points-6-7' },
  ]),
  publishedRisk,
  predictedRisk: null,
};

function timiFeatures({ intake }: ScoreInputs): Features<typeof TIMI_COLUMNS> {
  const riskFactors = countRange(intake, RISK_FACTORS);
  return {
    ageYears: numberOrNaN(intake.ageYears),
    riskFactorsLow: riskFactors.low,
    riskFactorsHigh: riskFactors.high,
    coronaryStenosis: flagOrNaN(intake.coronaryStenosis),
    aspirinLast7Days: flagOrNaN(intake.aspirinLast7Days),
    anginaTwiceIn24h: flagOrNaN(intake.anginaTwiceIn24h),
    stDeviation: flagOrNaN(stDeviation(intake)),
    ...troponinFeatures(intake),
  };
}
