import { analyseEcg } from '@smart-triage/models/ecg/analyseEcg';
import { ECG_ENGINE } from '@smart-triage/models/ecg/ecgEngine';
import { simulatedFrames } from '@smart-triage/models/testing/simulatedFrames';
import type { CaseFact } from '@smart-triage/shared/domain/caseEvent';
import {
  DecisionIdSchema,
  EcgRecordingIdSchema,
  ProposalIdSchema,
  StreamIdSchema,
} from '@smart-triage/shared/domain/ids';
import type { Actor } from '@smart-triage/shared/domain/role';
import type { RiskAssessment } from '@smart-triage/shared/domain/score';
import { encodeFrame } from '@smart-triage/shared/ecg/frame';
import { recordingOf } from '@smart-triage/shared/ecg/recordingOfFrames';
import { CARDIOLOGIST, CREW } from '@smart-triage/shared/testing/caseEvents';
import { anEvidence } from '@smart-triage/shared/testing/ecgEvidence';
import { addMs, instant, type Instant } from '@smart-triage/shared/time/instant';
import {
  articaRange,
  graceValue,
  heartManyMissing,
  tMacsRange,
} from '@smart-triage/shared/ui/testing/scoreResults.ts';
import { aDecision, LUMC } from '../testing/caseStates.ts';

/** Some minutes after the case of `caseEvents` was opened. */
export const NOW: Instant = instant(1_700_000_000_000 + 14 * 60_000);
const minutesAgo = (minutes: number): Instant => addMs(NOW, -minutes * 60_000);

export type Told = CaseFact | [CaseFact, Actor];

export const SIMULATED: CaseFact = { type: 'case-opened', unit: '06-123', simulated: true };
export const REAL: CaseFact = { ...SIMULATED, simulated: false };

/** A man of 58 with two hours of pain: the story is told, the finger is not pricked. */
export const TOLD: Told[] = [
  {
    type: 'intake-changed',
    changes: {
      sex: 'male',
      ageYears: 58,
      symptomOnset: minutesAgo(130),
      painOngoing: true,
      stemiKnown: false,
      cardiacArrest: false,
      suspectedDissection: false,
      heartHistory: 1,
      painCharacter: 'pressing',
      painScore: 6,
      medicationUsed: ['anticoagulant', 'beta-blocker'],
      medicationGiven: ['aspirin'],
      airway: 'open',
      painToLeftArm: true,
      painToRightArm: false,
      vomiting: false,
      sweatingObserved: true,
      hypertension: true,
      smoking: true,
      diabetes: false,
    },
  },
  {
    type: 'vitals-recorded',
    reading: {
      measuredAt: minutesAgo(4),
      source: 'crew',
      values: { systolicBp: 142, diastolicBp: 86, temperature: 36.8 },
    },
  },
  {
    type: 'vitals-recorded',
    reading: { measuredAt: NOW, source: 'monitor', values: { heartRate: 84, spo2: 97, respiratoryRate: 16 } },
  },
];

/** What the server would have computed over it; the figures of `scoreResults`. */
export const RISK: RiskAssessment = {
  assessedAt: minutesAgo(1),
  inputsSha256: 'b'.repeat(64),
  scores: [heartManyMissing, tMacsRange, graceValue, articaRange],
};
export const ASSESSED: Told = { type: 'risk-assessed', assessment: RISK };

export const STREAM = StreamIdSchema.parse('6f9d3b1c-0b6e-4b52-9a51-5f3f5a6f0e01');

/** Ten seconds of an anterior infarct at its height. */
export function infarct() {
  const frames = simulatedFrames({
    scenario: 'anterior-stemi-evolving',
    streamId: STREAM,
    seconds: 10,
    endAt: minutesAgo(1),
    startMinute: 12,
  });
  const encoded = frames.map((frame) => ({ streamId: STREAM, seq: frame.seq, bytes: encodeFrame(frame) }));
  const analysis = analyseEcg(recordingOf(encoded.map(({ bytes }) => bytes)), { ageYears: 58, sex: 'male' });
  const recorded: Told = {
    type: 'ecg-recorded',
    recording: {
      id: EcgRecordingIdSchema.parse('6f9d3b1c-0b6e-4b52-9a51-5f3f5a6f0e02'),
      streamId: STREAM,
      fromSeq: 0,
      toSeq: frames.length - 1,
      recordedAt: minutesAgo(1),
      framesSha256: 'c'.repeat(64),
      trigger: 'rule',
      engine: ECG_ENGINE,
      analysis,
      evidence: anEvidence({ item: 2, basis: 'gate-rule', gateRules: ['stemi'] }),
      tabletAnalysis: 'same',
    },
  };
  return { encoded, recorded };
}

export const PROPOSED: Told = {
  type: 'drive-now-proposed',
  proposal: {
    id: ProposalIdSchema.parse('6f9d3b1c-0b6e-4b52-9a51-5f3f5a6f0e03'),
    criteria: ['ecg-criteria'],
  },
};

const byDoctor = (fact: CaseFact): Told => [fact, CARDIOLOGIST];

export const RINGING: Told[] = [
  { type: 'consult-requested' },
  { type: 'consult-rung', people: [CARDIOLOGIST], why: 'first' },
  byDoctor({ type: 'consult-seen' }),
  {
    type: 'consult-rung',
    people: [{ id: 'cardio-2', name: 'Dr. B. Mertens', role: 'cardiologist' }],
    why: 'no-answer',
  },
];
export const ANSWERED: Told[] = [...RINGING, byDoctor({ type: 'consult-taken', over: null })];

const decision = aDecision({
  decidedBy: CARDIOLOGIST,
  crew: CREW,
  decidedAt: instant(1_700_000_010_000),
  reason: 'Onrustig verhaal, ECG zonder ST-elevatie, troponine nog onbekend',
  patientWish: 'Wil graag dat zijn dochter meekomt',
});
const { id: decisionId } = decision;
export const TO_HOSPITAL: Told = byDoctor({ type: 'decision-recorded', decision });
const homeId = DecisionIdSchema.parse('6f9d3b1c-0b6e-4b52-9a51-5f3f5a6f0d02');
export const STAY_HOME: Told = byDoctor({
  type: 'decision-recorded',
  decision: {
    ...decision,
    id: homeId,
    disposition: { kind: 'stay-home', gpInformed: false },
    reason: 'Lage score, ECG zonder afwijkingen',
    patientWish: '',
  },
});
export const ELSEWHERE: Told = byDoctor({
  type: 'decision-recorded',
  decision: {
    ...decision,
    disposition: { kind: 'other', description: 'Morgen 9 uur naar de polikliniek' },
    reason: 'Lage score, ECG zonder afwijkingen',
    patientWish: '',
  },
});
export const READ_BACK: Told = { type: 'decision-acknowledged', decisionId };
export const HOME_READ_BACK: Told = { type: 'decision-acknowledged', decisionId: homeId };
export const DISAGREED: Told = {
  type: 'decision-disagreed',
  disagreement: { decisionId, reason: 'Blijft grauw en klam, bloeddruk zakt' },
};
export const DRIVING: Told[] = [
  byDoctor({ type: 'hospital-announced', decisionId }),
  byDoctor({
    type: 'hospital-answered',
    decisionId,
    answer: { kind: 'accepted', contact: 'C. de Wit, SEH' },
  }),
  { type: 'transport-started' },
  { type: 'arrival-expected', arrival: { arrivalAt: addMs(NOW, 9 * 60_000) } },
];
export const AT_HOME: Told[] = [
  { type: 'safety-net-given', given: { language: 'nl' } },
  { type: 'gp-informed', informed: { contact: 'dokter Smit' } },
  {
    type: 'patient-wish-recorded',
    wish: { said: 'Wil thuis blijven bij zijn vrouw', refuses: ['transport'] },
  },
];
export const CLOSED: Told[] = [{ type: 'handed-over' }, { type: 'case-closed' }];
export const HOSPITALS = [
  { ...LUMC, phone: '071 000 0000' },
  { ...LUMC, id: LUMC.id.replace('lumc', 'alrijne') as typeof LUMC.id, name: 'Alrijne', pciCentre: false },
];

/** As a monitor's gateway calls it. */
export const MONITOR_NAME = 'C3 0412';

/** As the system calls them. */
export const CAMERAS = ['camera 0, facing back', 'camera 1, facing front', 'camera 2, facing back'];

/** Names, and what somebody wrote: no catalogue has them. */
export const FIXTURE_WORDS = [
  CREW.name,
  CARDIOLOGIST.name,
  ...HOSPITALS.flatMap(({ name, city }) => [name, city]),
  '06-123',
  MONITOR_NAME,
  'Dr. B. Mertens',
  'C. de Wit, SEH',
  'S. Bakker',
  'dokter Smit',
  'Onrustig verhaal, ECG zonder ST-elevatie, troponine nog onbekend',
  'Wil graag dat zijn dochter meekomt',
  'Lage score, ECG zonder afwijkingen',
  'Blijft grauw en klam, bloeddruk zakt',
  'Wil thuis blijven bij zijn vrouw',
  'Morgen 9 uur naar de polikliniek',
  ...CAMERAS,
  'Patiënt is angstig',
  'Graag een tweede ECG over tien minuten',
];
