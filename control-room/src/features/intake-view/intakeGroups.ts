import type { Intake, IntakeField } from '@smart-triage/shared/domain/intake';

export type IntakeGroup = { group: IntakeGroupName; fields: readonly IntakeField[] };
export type IntakeGroupName = 'patient' | 'complaint' | 'ecg' | 'riskFactors' | 'troponin';

/** In the order in which a cardiologist asks. */
export const INTAKE_GROUPS: readonly IntakeGroup[] = [
  { group: 'patient', fields: ['sex', 'ageYears'] },
  {
    group: 'complaint',
    fields: [
      'symptomOnset',
      'painOngoing',
      'heartHistory',
      'worseningAngina',
      'painToRightArm',
      'vomiting',
      'sweatingObserved',
    ],
  },
  { group: 'ecg', fields: ['heartEcg', 'ecgIschaemia'] },
  {
    group: 'riskFactors',
    fields: [
      'hypercholesterolaemia',
      'hypertension',
      'diabetes',
      'smoking',
      'familyHistory',
      'obesity',
      'atheroscleroticDisease',
    ],
  },
  { group: 'troponin', fields: ['troponin'] },
];

export function knownCount(intake: Intake): number {
  return Object.values(intake).filter((value) => value !== undefined).length;
}
