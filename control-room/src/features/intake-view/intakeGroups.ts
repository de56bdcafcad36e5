import type { Intake, IntakeField } from '@smart-triage/shared/domain/intake';

export type IntakeGroup = { group: IntakeGroupName; fields: readonly IntakeField[] };
export type IntakeGroupName =
  'patient' | 'complaint' | 'condition' | 'ecg' | 'history' | 'riskFactors' | 'laboratory';

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
      'anginaTwiceIn24h',
      'painToRightArm',
      'painToLeftArm',
      'painWithInspiration',
      'painOnPalpation',
      'vomiting',
      'sweatingObserved',
      'sweatingReported',
    ],
  },
  { group: 'ecg', fields: ['heartEcg', 'ecgIschaemia', 'stDeviation'] },
  { group: 'laboratory', fields: ['troponin', 'creatinineUmolL'] },
  {
    group: 'condition',
    fields: [
      'consciousness',
      'oxygenGiven',
      'killipClass',
      'cardiacArrest',
      'stemiKnown',
      'suspectedDissection',
      'hypercapnicFailure',
    ],
  },
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
  {
    group: 'history',
    fields: ['coronaryDisease', 'coronaryStenosis', 'aspirinLast7Days', 'articaExclusion'],
  },
];

export function knownCount(intake: Intake): number {
  return Object.values(intake).filter((value) => value !== undefined).length;
}
