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
      'painCharacter',
      'painScore',
      'heartHistory',
      'worseningAngina',
      'anginaTwiceIn24h',
      'painToRightArm',
      'painToLeftArm',
      'painToJaw',
      'painToBack',
      'painOnExertion',
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
      'airway',
      'consciousness',
      'oxygenGiven',
      'killipClass',
      'cardiacArrest',
      'stemiKnown',
      'shockSuspected',
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
    fields: [
      'medicationUsed',
      'medicationGiven',
      'coronaryDisease',
      'coronaryStenosis',
      'aspirinLast7Days',
      'articaExclusion',
    ],
  },
];

export function knownCount(intake: Intake): number {
  return Object.values(intake).filter((value) => value !== undefined).length;
}
