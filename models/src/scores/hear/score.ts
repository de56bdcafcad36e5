import type { PublishedRisk, ScoreInputName, ScoreInputs } from '@smart-triage/shared/domain/score';
import { bandFrom } from '../bandTable.ts';
import { absentFrom, countRange, flagOrNaN, numberOrNaN, underAge } from '../features.ts';
import {
  column,
  flagColumn,
  type Features,
  type ScoreDefinition,
  type ScoreItemDefinition,
} from '../scoreDefinition.ts';
import { wilsonPercent } from '../wilson.ts';

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
  column('history', 'points', [0, 2], '0 slightly, 1 moderately, 2 highly suspicious'),
  column('ecg', 'points', [0, 2], '0 normal, 1 non-specific, 2 significant ST deviation'),
  column('ageYears', 'years', [18, 120], 'age in whole years'),
  column('riskFactorsLow', 'count', [0, 6], 'risk factors known to be present'),
  column('riskFactorsHigh', 'count', [0, 6], 'risk factors not known to be absent'),
  flagColumn('atheroscleroticDisease', 'atherosclerotic disease known'),
] as const;

export const HEAR_ITEMS: readonly ScoreItemDefinition[] = [
  { item: 'history', missingInputs: (inputs) => absentFrom(inputs, ['heartHistory']) },
  { item: 'ecg', missingInputs: (inputs) => absentFrom(inputs, ['heartEcg']) },
  { item: 'age', missingInputs: (inputs) => absentFrom(inputs, ['ageYears']) },
  { item: 'risk-factors', missingInputs: missingForRiskFactors },
];

export function hearFeatures({ intake }: ScoreInputs): Features<typeof HEAR_COLUMNS> {
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

/** Three known risk factors or known disease settle the item, whatever was not asked. */
function missingForRiskFactors(inputs: ScoreInputs): ScoreInputName[] {
  const { intake } = inputs;
  if (intake.atheroscleroticDisease === true || countRange(intake, RISK_FACTORS).low >= 3) return [];
  return absentFrom(inputs, [...RISK_FACTORS, 'atheroscleroticDisease']);
}

/**
 * Crews in ambulances scored these patients. ACCESS (Cooper 2021, doi 10.1016/j.annemergmed.2021.01.012): 284 of 1,054 had an event; 3 or less in 334, with a sensitivity of
 * 84.9 % for the rest, so 43 events; 7 or more in 30, with a specificity of 98.7 %, so 20 events. FamouS Triage II prints 13 of 183.
 */
const publishedRisk: PublishedRisk[] = [
  {
    band: 'low',
    population: 'ambulance',
    ...wilsonPercent(43, 334),
    endpoint: 'mace',
    horizonDays: 30,
    source: 'ACCESS, Scotland, doi 10.1016/j.annemergmed.2021.01.012: 43 of 334; Wilson interval',
  },
  {
    band: 'low',
    population: 'ambulance',
    ...wilsonPercent(13, 183),
    endpoint: 'mace',
    horizonDays: 45,
    source: 'FamouS Triage II, Netherlands (see PMC8826840): 13 of 183; Wilson interval',
  },
  {
    band: 'high',
    population: 'ambulance',
    ...wilsonPercent(20, 30),
    endpoint: 'mace',
    horizonDays: 30,
    source: 'ACCESS, Scotland, doi 10.1016/j.annemergmed.2021.01.012: 20 of 30; Wilson interval',
  },
];

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
  publishedRisk,
  predictedRisk: null,
};
