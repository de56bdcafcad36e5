import type { ScoreInputs, ScoreReason } from '@smart-triage/shared/domain/score';
import { bandFrom } from '../bandTable.ts';
import { absentFrom, countRange, flagOrNaN, maleOrNaN, numberOrNaN, underAge } from '../features.ts';
import { column, flagColumn, type Features, type ScoreDefinition } from '../scoreDefinition.ts';

/** EDACS counts five: family history of early coronary disease, dyslipidaemia, diabetes, hypertension, current smoking. */
const RISK_FACTORS = [
  'familyHistory',
  'hypercholesterolaemia',
  'diabetes',
  'hypertension',
  'smoking',
] as const;

export const EDACS_COLUMNS = [
  column('ageYears', 'years', [18, 120], 'age in whole years'),
  flagColumn('male', 'male sex'),
  flagColumn('coronaryDisease', 'known coronary disease'),
  flagColumn('coronaryStenosis', 'known stenosis of 50 % or more, which is coronary disease'),
  column('riskFactorsLow', 'count', [0, 5], 'risk factors known to be present'),
  column('riskFactorsHigh', 'count', [0, 5], 'risk factors not known to be absent'),
  flagColumn('sweatingObserved', 'sweating that was observed'),
  flagColumn('sweatingReported', 'sweating that the patient tells of'),
  flagColumn('painToRightArm', 'pain radiating to the right arm or shoulder'),
  flagColumn('painToLeftArm', 'pain radiating to the left arm or shoulder'),
  flagColumn('painWithInspiration', 'pain that began or worsens with breathing in'),
  flagColumn('painOnPalpation', 'pain that pressing on the chest reproduces'),
] as const;

/**
 * Than 2014. The rule around it (EDACS-ADP) calls a patient low-risk below 16 points only with an ECG without new ischaemia and a troponin that is negative at 0 and 2 hours, so
 * the points alone carry no published risk. It was made for adults without ongoing pain or crescendo angina.
 */
export const EDACS: ScoreDefinition = {
  id: 'edacs',
  unit: 'points',
  columns: EDACS_COLUMNS,
  items: [
    { item: 'age', missingInputs: (inputs) => absentFrom(inputs, ['ageYears']) },
    { item: 'male-sex', missingInputs: (inputs) => absentFrom(inputs, ['sex']) },
    {
      item: 'early-coronary-risk',
      missingInputs: (inputs) =>
        absentFrom(inputs, ['ageYears', 'coronaryDisease', 'coronaryStenosis', ...RISK_FACTORS]),
    },
    {
      item: 'sweating',
      missingInputs: (inputs) => absentFrom(inputs, ['sweatingObserved', 'sweatingReported']),
    },
    {
      item: 'pain-to-arm',
      missingInputs: (inputs) => absentFrom(inputs, ['painToRightArm', 'painToLeftArm']),
    },
    { item: 'pain-with-inspiration', missingInputs: (inputs) => absentFrom(inputs, ['painWithInspiration']) },
    { item: 'pain-on-palpation', missingInputs: (inputs) => absentFrom(inputs, ['painOnPalpation']) },
  ],
  features: edacsFeatures,
  notApplicable: (inputs) => [...underAge(inputs), ...unstable(inputs)],
  bands: ['below-16', 'from-16'],
  bandOf: bandFrom('below-16', [{ from: 16, band: 'from-16' }]),
  publishedRisk: [],
  predictedRisk: null,
};

function edacsFeatures({ intake }: ScoreInputs): Features<typeof EDACS_COLUMNS> {
  const riskFactors = countRange(intake, RISK_FACTORS);
  return {
    ageYears: numberOrNaN(intake.ageYears),
    male: maleOrNaN(intake),
    coronaryDisease: flagOrNaN(intake.coronaryDisease),
    coronaryStenosis: flagOrNaN(intake.coronaryStenosis),
    riskFactorsLow: riskFactors.low,
    riskFactorsHigh: riskFactors.high,
    sweatingObserved: flagOrNaN(intake.sweatingObserved),
    sweatingReported: flagOrNaN(intake.sweatingReported),
    painToRightArm: flagOrNaN(intake.painToRightArm),
    painToLeftArm: flagOrNaN(intake.painToLeftArm),
    painWithInspiration: flagOrNaN(intake.painWithInspiration),
    painOnPalpation: flagOrNaN(intake.painOnPalpation),
  };
}

function unstable({ intake }: ScoreInputs): ScoreReason[] {
  return [
    ...(intake.painOngoing === true ? (['pain-ongoing'] as const) : []),
    ...(intake.worseningAngina === true ? (['worsening-angina'] as const) : []),
  ];
}
