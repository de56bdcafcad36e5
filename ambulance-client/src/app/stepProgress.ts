import type { IntakeField } from '@smart-triage/shared/domain/intake';
import type { VitalSign } from '@smart-triage/shared/domain/vitals';
import type { CaseView } from '../lib/case/caseView.ts';

/** In the order in which a crew mostly works, what may not wait first; any order is possible. */
export const STEPS = [
  'gate',
  'patient',
  'story',
  'vitals',
  'ecg',
  'riskFactors',
  'troponin',
  'decide',
] as const;
export type StepId = (typeof STEPS)[number];
export type StepProgress = 'empty' | 'begun' | 'complete';

const INTAKE_OF: Record<Exclude<StepId, 'vitals' | 'decide'>, readonly IntakeField[]> = {
  patient: ['sex', 'ageYears', 'symptomOnset', 'painOngoing'],
  gate: ['stemiKnown', 'shockSuspected', 'suspectedDissection', 'cardiacArrest'],
  story: [
    'heartHistory',
    'worseningAngina',
    'anginaTwiceIn24h',
    'painToRightArm',
    'painToLeftArm',
    'painToJaw',
    'painToBack',
    'painOnExertion',
    'painCharacter',
    'painScore',
    'painWithInspiration',
    'painOnPalpation',
    'vomiting',
    'sweatingObserved',
    'sweatingReported',
  ],
  ecg: ['heartEcg', 'ecgIschaemia'],
  riskFactors: [
    'atheroscleroticDisease',
    'hypertension',
    'hypercholesterolaemia',
    'diabetes',
    'smoking',
    'familyHistory',
    'obesity',
    'coronaryDisease',
    'coronaryStenosis',
    'aspirinLast7Days',
    'medicationUsed',
    'medicationGiven',
    'articaExclusion',
  ],
  troponin: ['troponin'],
};
/** Temperature belongs to the tiles, not to what triage waits for. */
const TRIAGE_SIGNS: readonly VitalSign[] = [
  'heartRate',
  'systolicBp',
  'diastolicBp',
  'spo2',
  'respiratoryRate',
];

/** How far each step is: a dot for begun, a tick for complete. */
export function progressOf(view: CaseView | null): Record<StepId, StepProgress> {
  const answered = (step: keyof typeof INTAKE_OF): boolean[] =>
    INTAKE_OF[step].map((field) => view?.intake[field] !== undefined);
  const streams = view?.confirmed?.ecgStreams.length ?? 0;
  return {
    patient: progress(answered('patient')),
    gate: progress(answered('gate')),
    story: progress(answered('story')),
    vitals: progress(TRIAGE_SIGNS.map((sign) => view?.vitals[sign] !== undefined)),
    ecg: progress([streams > 0, ...answered('ecg')]),
    riskFactors: progress(answered('riskFactors')),
    troponin: progress(answered('troponin')),
    decide: decisionProgress(view),
  };
}

function progress(parts: readonly boolean[]): StepProgress {
  if (parts.every(Boolean)) return 'complete';
  return parts.some(Boolean) ? 'begun' : 'empty';
}

function decisionProgress(view: CaseView | null): StepProgress {
  if (!view?.confirmed?.decision) return 'empty';
  return view.confirmed.acknowledgedAt === null ? 'begun' : 'complete';
}
