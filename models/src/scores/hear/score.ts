import type { ScoreInputs } from '@smart-triage/shared/domain/score';
import { bandFrom } from '../bandTable.ts';
import { absentFrom, countRange, flagOrNaN, numberOrNaN, underAge } from '../features.ts';
import type { ScoreColumn, ScoreDefinition, ScoreItemDefinition } from '../scoreDefinition.ts';

/** The HEART score's risk factors. Source: Backus 2013, doi 10.1016/j.ijcard.2013.01.255. */
const RISK_FACTORS = [
  'hypercholesterolaemia',
  'hypertension',
  'diabetes',
  'smoking',
  'familyHistory',
  'obesity',
] as const;

export const HEAR_COLUMNS = [
  {
    name: 'history',
    unit: 'points',
    range: [0, 2],
    meaning: '0 slightly, 1 moderately, 2 highly suspicious',
  },
  {
    name: 'ecg',
    unit: 'points',
    range: [0, 2],
    meaning: '0 normal, 1 non-specific, 2 significant ST deviation',
  },
  { name: 'ageYears', unit: 'years', range: [18, 120], meaning: 'age in whole years' },
  { name: 'riskFactorsLow', unit: 'count', range: [0, 6], meaning: 'risk factors known to be present' },
  { name: 'riskFactorsHigh', unit: 'count', range: [0, 6], meaning: 'risk factors not known to be absent' },
  { name: 'atheroscleroticDisease', unit: '0 or 1', range: [0, 1], meaning: 'atherosclerotic disease known' },
] as const satisfies readonly ScoreColumn[];

export const HEAR_ITEMS: readonly ScoreItemDefinition[] = [
  { item: 'history', missingInputs: (inputs) => absentFrom(inputs, ['heartHistory']) },
  { item: 'ecg', missingInputs: (inputs) => absentFrom(inputs, ['heartEcg']) },
  { item: 'age', missingInputs: (inputs) => absentFrom(inputs, ['ageYears']) },
  {
    item: 'risk-factors',
    missingInputs: (inputs) => absentFrom(inputs, [...RISK_FACTORS, 'atheroscleroticDisease']),
  },
];

export function hearFeatures({ intake }: ScoreInputs): Record<(typeof HEAR_COLUMNS)[number]['name'], number> {
  const riskFactors = countRange(intake, RISK_FACTORS);
  return {
    history: numberOrNaN(intake.heartHistory),
    ecg: numberOrNaN(intake.heartEcg),
    ageYears: numberOrNaN(intake.ageYears),
    riskFactorsLow: riskFactors.low,
    riskFactorsHigh: riskFactors.high,
    atheroscleroticDisease: flagOrNaN(intake.atheroscleroticDisease),
  };
}

/**
 * HEART without its troponin, 0 to 8. Bands: 3 or less low, 7 or more high (ACCESS: Cooper 2021, 1,054 patients scored by paramedics; the cut at 3 also in
 * FamouS Triage and ARTICA, PMC7044902).
 */
export const HEAR: ScoreDefinition = {
  id: 'hear',
  unit: 'points',
  columns: HEAR_COLUMNS,
  items: HEAR_ITEMS,
  features: hearFeatures,
  notApplicable: underAge,
  bands: ['low', 'moderate', 'high'],
  bandOf: bandFrom('low', [
    { from: 4, band: 'moderate' },
    { from: 7, band: 'high' },
  ]),
  publishedRisk: [],
};
