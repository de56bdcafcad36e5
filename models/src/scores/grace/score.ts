import type { ScoreInputs } from '@smart-triage/shared/domain/score';
import { bandFrom } from '../bandTable.ts';
import { absentFrom, flagOrNaN, numberOrNaN, stDeviation, underAge } from '../features.ts';
import { column, flagColumn, type Features, type ScoreDefinition } from '../scoreDefinition.ts';
import { TROPONIN_COLUMNS, troponinFeatures } from '../troponinColumns.ts';
import { missingForTroponinRatio } from '../troponinRange.ts';

/** Creatinine: 1 mg/dL is 88.4 umol/L. */
const UMOL_L_PER_MG_DL = 88.4;

export const GRACE_COLUMNS = [
  column('killipClass', 'class', [1, 4], 'Killip class'),
  column('systolicBp', 'mmHg', [0, 350], 'systolic pressure'),
  column('heartRate', '/min', [0, 350], 'heart rate'),
  column('ageYears', 'years', [18, 120], 'age in whole years'),
  column('creatinineMgDl', 'mg/dL', [0, 60], 'creatinine'),
  flagColumn('cardiacArrest', 'cardiac arrest at presentation'),
  flagColumn('stDeviation', 'ST deviation'),
  ...TROPONIN_COLUMNS,
] as const;

/**
 * GRACE for death in hospital (Granger 2003), not the model for six months (Fox 2006) or the one at discharge (Eagle 2004), whose points differ. Bands are those for patients
 * without ST elevation (up to 108, 109 to 140, above 140: under 1, 1 to 3, over 3 %; McMaster Textbook, table 3.11-2); the nomogram's own risk comes with each value.
 */
export const GRACE: ScoreDefinition = {
  id: 'grace',
  unit: 'points',
  columns: GRACE_COLUMNS,
  items: [
    { item: 'killip-class', missingInputs: (inputs) => absentFrom(inputs, ['killipClass']) },
    { item: 'systolic-pressure', missingInputs: (inputs) => absentFrom(inputs, ['systolicBp']) },
    { item: 'heart-rate', missingInputs: (inputs) => absentFrom(inputs, ['heartRate']) },
    { item: 'age', missingInputs: (inputs) => absentFrom(inputs, ['ageYears']) },
    { item: 'creatinine', missingInputs: (inputs) => absentFrom(inputs, ['creatinineUmolL']) },
    { item: 'cardiac-arrest', missingInputs: (inputs) => absentFrom(inputs, ['cardiacArrest']) },
    { item: 'st-deviation', missingInputs: (inputs) => absentFrom(inputs, ['stDeviation']) },
    { item: 'troponin', missingInputs: missingForTroponinRatio },
  ],
  features: graceFeatures,
  notApplicable: underAge,
  bands: ['low', 'moderate', 'high'],
  bandOf: bandFrom('low', [
    { from: 109, band: 'moderate' },
    { from: 141, band: 'high' },
  ]),
  publishedRisk: [],
  predictedRisk: {
    endpoint: 'death-in-hospital',
    horizonDays: null,
    source:
      'Granger 2003, doi 10.1001/archinte.163.19.2345, nomogram (curve as printed by medicalalgorithms.com)',
  },
};

function graceFeatures({ intake, vitals }: ScoreInputs): Features<typeof GRACE_COLUMNS> {
  return {
    killipClass: numberOrNaN(intake.killipClass),
    systolicBp: numberOrNaN(vitals.systolicBp?.value),
    heartRate: numberOrNaN(vitals.heartRate?.value),
    ageYears: numberOrNaN(intake.ageYears),
    creatinineMgDl: numberOrNaN(intake.creatinineUmolL) / UMOL_L_PER_MG_DL,
    cardiacArrest: flagOrNaN(intake.cardiacArrest),
    stDeviation: flagOrNaN(stDeviation(intake)),
    ...troponinFeatures(intake),
  };
}
