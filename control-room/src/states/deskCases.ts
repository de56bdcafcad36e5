import { analyseEcg } from '@smart-triage/models/ecg/analyseEcg';
import { ECG_ENGINE } from '@smart-triage/models/ecg/ecgEngine';
import { guidance } from '@smart-triage/models/guidance/guidance';
import { simulatedFrames } from '@smart-triage/models/testing/simulatedFrames';
import type { CaseFact } from '@smart-triage/shared/domain/caseEvent';
import type { CapacityFact } from '@smart-triage/shared/domain/capacity';
import type { Duty } from '@smart-triage/shared/domain/duty';
import {
  EcgRecordingIdSchema,
  PhotoIdSchema,
  ProposalIdSchema,
  StreamIdSchema,
} from '@smart-triage/shared/domain/ids';
import type { Actor } from '@smart-triage/shared/domain/role';
import type { RiskAssessment } from '@smart-triage/shared/domain/score';
import { encodeFrame } from '@smart-triage/shared/ecg/frame';
import { recordingOf } from '@smart-triage/shared/ecg/recordingOfFrames';
import type { PositionReport } from '@smart-triage/shared/protocol/requests';
import { anEvidence } from '@smart-triage/shared/testing/ecgEvidence';
import { addMs, type Instant } from '@smart-triage/shared/time/instant';
import {
  articaRange,
  graceValue,
  heartManyMissing,
  heartValue,
  tMacsRange,
} from '@smart-triage/shared/ui/testing/scoreResults.ts';
import {
  aDecision,
  caseId,
  CREW,
  decisionId,
  DISPATCHER,
  DOCTOR,
  eventsOf,
  HOSPITALS,
} from '../testing/cases.ts';
import { NOON } from '../testing/fakeClock.ts';

type Told = { fact: CaseFact; by?: Actor; afterMs?: number };

/** When the pictures are taken: a quarter of an hour after the first case began. */
export const NOW: Instant = addMs(NOON, 15 * 60_000);
const MINUTE_MS = 60_000;
const minutesAgo = (minutes: number): Instant => addMs(NOW, -minutes * MINUTE_MS);
const at = (minute: number, fact: CaseFact, by: Actor = CREW): Told => ({
  fact,
  by,
  afterMs: minute * MINUTE_MS,
});

const STREAM = StreamIdSchema.parse('00000000-0000-4000-8000-00000000ec61');
/** Half a minute: a sheet has ten seconds, and something to scroll through. */
export const ECG = simulatedFrames({ scenario: 'nstemi', streamId: STREAM, seconds: 30, endAt: NOW });
export const ENCODED = ECG.map(encodeFrame);

const analysis = analyseEcg(recordingOf(ENCODED.slice(0, 100)), { ageYears: 58, sex: 'male' });
const recording = {
  id: EcgRecordingIdSchema.parse('00000000-0000-4000-8000-00000000ec62'),
  streamId: STREAM,
  fromSeq: 0,
  toSeq: 99,
  recordedAt: minutesAgo(6),
  framesSha256: 'c'.repeat(64),
  trigger: 'person' as const,
  engine: ECG_ENGINE,
  analysis,
  evidence: anEvidence(),
  tabletAnalysis: 'same' as const,
};

const story = {
  sex: 'male',
  ageYears: 58,
  symptomOnset: minutesAgo(120),
  painOngoing: true,
  stemiKnown: false,
  cardiacArrest: false,
  suspectedDissection: false,
  heartHistory: 1,
  hypertension: true,
  smoking: true,
} as const;
const measured = { heartRate: 84, spo2: 97, respiratoryRate: 16, systolicBp: 142, diastolicBp: 86 };
const RISK: RiskAssessment = {
  assessedAt: minutesAgo(1),
  inputsSha256: 'b'.repeat(64),
  scores: [heartManyMissing, tMacsRange, graceValue, articaRange],
};
const advised = await guidance({
  intake: story,
  vitals: {
    systolicBp: { value: 142, measuredAt: minutesAgo(4) },
    heartRate: { value: 84, measuredAt: NOW },
  },
  ecg: { latest: recording, met: null },
  scores: RISK.scores,
  assessedAt: minutesAgo(1),
});

const opening = { type: 'case-opened', unit: '06-123', simulated: false } as const;
export const SECOND: Actor = { id: 'doctor-2', name: 'Dr. B. Mertens', role: 'cardiologist' };

/** A man of 58, from the start until a cardiologist has him. */
export const STORY: Told[] = [
  at(0, opening),
  at(1, { type: 'intake-changed', changes: story }),
  at(2, {
    type: 'ecg-started',
    stream: { ...formatOf(), streamId: STREAM, source: 'monitor', startedAt: minutesAgo(13) },
  }),
  ...[3, 7, 11].map((minute, index) =>
    at(minute, {
      type: 'vitals-recorded',
      reading: {
        measuredAt: minutesAgo(15 - minute),
        source: 'monitor',
        values: { ...measured, heartRate: 92 - 4 * index, systolicBp: 150 - 4 * index },
      },
    }),
  ),
  at(9, { type: 'ecg-recorded', recording }),
  at(10, {
    type: 'photo-taken',
    photo: {
      photoId: PhotoIdSchema.parse('00000000-0000-4000-8000-00000000f070'),
      kind: 'medication-list',
      takenAt: minutesAgo(5),
      type: 'image/jpeg',
      width: 1600,
      height: 1200,
      bytes: 300_000,
      sha256: 'd'.repeat(64),
    },
  }),
  at(12, { type: 'consult-requested' }),
  at(12, { type: 'consult-rung', people: [DOCTOR], why: 'first' }),
];

/** The same, begun in a dead zone: the server heard of it a quarter of an hour later. */
export const STORY_FROM_DEAD_ZONE: Told[] = [
  at(0, { ...opening, openedAt: minutesAgo(30) }),
  ...STORY.slice(1),
];

export const TAKEN: Told[] = [
  at(13, { type: 'consult-taken', over: null }, DOCTOR),
  at(13, { type: 'risk-assessed', assessment: RISK }),
  at(13, { type: 'guidance-given', guidance: advised }),
  at(13, { type: 'message-sent', text: 'Patiënt is angstig, vrouw komt mee' }),
  at(14, { type: 'message-sent', text: 'Graag een tweede ECG over tien minuten' }, DOCTOR),
  at(14, { type: 'patient-hearing-set', hears: true }),
];
const { id } = aDecision();
export const DECIDED: Told[] = [
  at(
    14,
    {
      type: 'decision-recorded',
      decision: aDecision({
        disposition: { kind: 'transport', hospital: HOSPITALS[0]?.id ?? firstMissing(), urgency: 'A1' },
        reason: 'Onrustig verhaal, troponine onbekend',
        decidedAt: minutesAgo(1),
      }),
    },
    DOCTOR,
  ),
];
export const READ_BACK: Told[] = [
  at(14, { type: 'decision-acknowledged', decisionId: id }),
  at(15, { type: 'hospital-announced', decisionId: id }, DOCTOR),
];
export const DISAGREED: Told[] = [
  at(15, { type: 'decision-disagreed', disagreement: { decisionId: id, reason: 'Blijft grauw en klam' } }),
];
/** Offered to a colleague who has gone home. */
export const OFFERED_TO_NOBODY: Told[] = [
  at(14, { type: 'consult-assigned', to: SECOND }, DOCTOR),
  at(15, { type: 'consult-unreached', people: [SECOND] }),
];
/** Whoever had it has gone home, and it rings at the next one. */
export const HANDED_ON: Told[] = [
  at(14, { type: 'consult-released', cause: 'session-ended', reason: '' }, SECOND),
  at(14, { type: 'consult-rung', people: [DOCTOR], why: 'unreached' }),
];
export const ENDED: Told[] = [at(15, { type: 'transport-started' }), at(15, { type: 'handed-over' })];
export const IN_DANGER: Told = at(14, {
  type: 'vitals-recorded',
  reading: {
    measuredAt: minutesAgo(1),
    source: 'monitor',
    values: { heartRate: 146, systolicBp: 84, spo2: 87 },
  },
});
export const DRIVE_NOW: Told = at(14, {
  type: 'drive-now-proposed',
  proposal: {
    id: ProposalIdSchema.parse('00000000-0000-4000-8000-00000000d001'),
    criteria: ['shock'],
  },
});

export const CONSENTED: Told = at(14, { type: 'record-consent-noted', answer: 'given' });
export const REFUSED_RECORD: Told = at(14, { type: 'record-consent-noted', answer: 'refused' });
export const VIDEO_AGREED: Told = at(14, {
  type: 'video-consent-noted',
  answer: { answer: 'given', keptDays: 30 },
});
export const VIDEO_RUNS: Told = at(14, { type: 'video-recording-started' });
/** The first hospital said no, and the dispatcher sent the ambulance elsewhere. */
export const REROUTED: Told[] = [
  at(
    15,
    {
      type: 'hospital-answered',
      decisionId: id,
      answer: { kind: 'refused', contact: 'J. Bakker', reason: 'geen bedden' },
    },
    DISPATCHER,
  ),
  at(
    15,
    {
      type: 'destination-changed',
      decision: {
        ...aDecision({ reason: 'Onrustig verhaal, troponine onbekend', decidedAt: minutesAgo(1) }),
        id: decisionId(9),
        disposition: { kind: 'transport', hospital: HOSPITALS[2]?.id ?? firstMissing(), urgency: 'A1' },
        rerouted: {
          from: HOSPITALS[0]?.id ?? firstMissing(),
          reason: 'geen bedden',
          by: DISPATCHER,
          at: NOW,
        },
      },
    },
    DISPATCHER,
  ),
];

export const PATIENT = caseId(1);
export const patientEvents = (...parts: Told[][]) => eventsOf(PATIENT, parts.flat(), NOON);

/** So many other cases, in every status and of every urgency. */
export function otherCases(count: number) {
  return Array.from({ length: count }, (_, index) => {
    const unit = `06-${String(131 + index)}`;
    const opened = at(0, { type: 'case-opened', unit, simulated: index % 5 === 4 });
    const known = at(1, {
      type: 'intake-changed',
      changes: { sex: index % 2 ? 'female' : 'male', ageYears: 41 + ((index * 7) % 45) },
    });
    const course = COURSES[index % COURSES.length] ?? [];
    return eventsOf(caseId(100 + index), [opened, known, ...course], addMs(NOW, -(5 + index) * MINUTE_MS));
  });
}

const COURSES: readonly (readonly Told[])[] = [
  [at(2, { type: 'consult-requested' })],
  [at(2, { type: 'risk-assessed', assessment: { ...RISK, scores: [heartValue] } })],
  [at(2, { type: 'risk-assessed', assessment: RISK })],
  [...DECIDED.map((told) => ({ ...told, afterMs: 3 * MINUTE_MS }))],
  [],
];

export const POSITIONS: PositionReport[] = [
  place(PATIENT, [52.2, 4.42], 'lumc', 9),
  place(caseId(100), [52.11, 4.38], 'hmc', 14),
  place(caseId(101), [52.15, 4.6], null, null),
];

function place(
  id: PositionReport['caseId'],
  [latitude, longitude]: [number, number],
  destination: string | null,
  minutes: number | null,
): PositionReport {
  return {
    caseId: id,
    position: { latitude, longitude },
    headingDegrees: 120,
    destination: HOSPITALS.find((hospital) => hospital.id === destination)?.id ?? null,
    arrivalAt: minutes === null ? null : addMs(NOW, minutes * MINUTE_MS),
    reportedAt: addMs(NOW, -4000),
  };
}

const said = (minutes: number, change: CapacityFact['change']): CapacityFact => ({
  change,
  at: minutesAgo(minutes),
  by: { kind: 'person', actor: DISPATCHER },
});

/** The first hospital is open, the second has stopped, of the third nothing is known. */
export const CAPACITY: CapacityFact[] = HOSPITALS.slice(0, 2).flatMap(({ id: hospital }, index) => [
  said(20, {
    hospital,
    item: 'ed',
    value:
      index === 0
        ? { kind: 'open' }
        : { kind: 'stopped', reason: 'geen bedden', until: addMs(NOW, 3600_000) },
  }),
  said(50, { hospital, item: 'cardiacBeds', value: index === 0 ? 3 : 0 }),
  said(200, { hospital, item: 'cathLab', value: 'free' }),
]);

export const DUTY: Duty = {
  roster: { order: [DOCTOR, SECOND], at: minutesAgo(60), by: DISPATCHER },
  people: [
    { person: DOCTOR, isThere: true },
    { person: SECOND, isThere: false },
  ],
};

function formatOf() {
  const [first] = ECG;
  if (!first) throw new RangeError('the simulator gives frames');
  const { leads, rateHz, lsbNv } = first;
  return { leads: [...leads], rateHz, lsbNv };
}

function firstMissing(): never {
  throw new RangeError('there are hospitals');
}

/** Names, and what somebody wrote: no catalogue has them. */
export const FIXTURE_WORDS = [
  CREW.name,
  DOCTOR.name,
  DISPATCHER.name,
  SECOND.name,
  ...HOSPITALS.flatMap(({ name, city }) => [name, city]),
  'geen bedden',
  'Onrustig verhaal, troponine onbekend',
  'Blijft grauw en klam',
  'Patiënt is angstig, vrouw komt mee',
  'Graag een tweede ECG over tien minuten',
  'Regio Hollands Midden',
  'J. Bakker',
];
