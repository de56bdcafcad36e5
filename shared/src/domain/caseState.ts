import { z } from 'zod';
import { InstantSchema } from '../time/instant.ts';
import { AnnouncementSchema } from './announcement.ts';
import { type CaseEvent, type CaseFact } from './caseEvent.ts';
import { AlertLimitsSchema, AlertRefSchema, isSameAlert, stillHolding } from './alerts.ts';
import { CaseStatusSchema, statusAfter } from './caseMachine.ts';
import { afterConsultFact, ConsultSchema, NO_CONSULT } from './consult.ts';
import type { ConsultFact } from './consultFact.ts';
import { CREW_FACT_STATE, type CrewFactState, NO_CREW_FACTS } from './crewFacts.ts';
import { DecisionSchema } from './decision.ts';
import { addComparison, EcgComparisonSchema } from './ecgBlock.ts';
import { answeredBy, DriveNowSchema } from './driveNow.ts';
import {
  CaseEcgSchema,
  type EcgRecordingFact,
  EcgRecordingSchema,
  NO_ECG,
  withRecording,
  withVerified,
} from './ecgRecording.ts';
import { EcgNoteSchema } from './ecgNote.ts';
import { EcgStreamSchema } from './ecgStream.ts';
import { RecordedFollowUpSchema } from './followUp.ts';
import { GuidanceSchema } from './guidance.ts';
import { RecordConsentSchema } from './hospitalRecord.ts';
import { HandMeasurementSchema, withHandMeasurement } from './handMeasurement.ts';
import { HearOpinionSchema, withJudgement } from './hearOpinion.ts';
import { CaseIdSchema } from './ids.ts';
import { applyIntakeChanges, IntakeSchema } from './intake.ts';
import { MessageSchema, ReadThroughSchema, sideOf } from './message.ts';
import { type Photo, PhotoSchema } from './photo.ts';
import { ActorSchema } from './role.ts';
import { type RiskAssessment, RiskAssessmentSchema } from './score.ts';
import { CaseVideoSchema, NO_VIDEO, withVideoFact } from './videoRecording.ts';
import { type LatestVitals, LatestVitalsSchema, mergeVitals, withdrawVitals } from './vitals.ts';

/** A case as it stands after `seq` events: what a snapshot carries and what both screens draw. */
export const CaseStateSchema = z.strictObject({
  caseId: CaseIdSchema,
  seq: z.int().min(1),
  status: CaseStatusSchema,
  unit: z.string(),
  simulated: z.boolean(),
  crew: ActorSchema,
  openedAt: InstantSchema,
  /** When the crew closed it; `null` until then. */
  closedAt: InstantSchema.nullable().default(null),
  changedAt: InstantSchema,
  /** When the crew or its monitor last told something: how old the picture of the patient is. `null` in states that were kept before this was known. */
  heardAt: InstantSchema.nullable().default(null),
  intake: IntakeSchema,
  vitals: LatestVitalsSchema,
  /** `null`: the presets. */
  alertLimits: AlertLimitsSchema.nullable(),
  /** Alerts that somebody has seen and that still hold. */
  acknowledgedAlerts: z.array(AlertRefSchema),
  ecgStreams: z.array(EcgStreamSchema),
  /** 12-lead ECGs that were set apart. */
  ecg: CaseEcgSchema,
  /** Those that stand as a tablet analysed them, until the server has their samples. */
  ecgUnverified: z.array(EcgRecordingSchema),
  ecgNotes: z.array(EcgNoteSchema),
  /** J points that people put elsewhere, with what is measured from there. */
  ecgMeasured: z.array(HandMeasurementSchema).default([]),
  /** HEAR as each cardiologist sees it who said so. The crew's is computed from the record. */
  hearOpinions: z.array(HearOpinionSchema).default([]),
  consultRequestedAt: InstantSchema.nullable(),
  /** Who is in the call. */
  consultants: z.array(ActorSchema),
  /** Who was told of the consult, and who has it. */
  consult: ConsultSchema,
  risk: RiskAssessmentSchema.nullable(),
  /** Gate and advice as last given. */
  guidance: GuidanceSchema.nullable(),
  /** The newest proposal to drive now, and what people answered. */
  driveNow: DriveNowSchema.nullable(),
  /** The decision in force. An earlier one stays in the log. */
  decision: DecisionSchema.nullable(),
  /** When the crew confirmed the decision in force; `null` until then. */
  acknowledgedAt: InstantSchema.nullable(),
  /** To the hospital of the decision in force; a new decision has none. */
  announcement: AnnouncementSchema.nullable(),
  ...CREW_FACT_STATE,
  /** Whether the patient lets the hospital's record be opened; `null`: nobody has asked, or the patient cannot answer. */
  recordConsent: RecordConsentSchema.nullable(),
  /** What was said about being recorded, and when it was. */
  video: CaseVideoSchema.default(NO_VIDEO),
  photos: z.array(PhotoSchema),
  /** [PH4] Who waits for a photo, and since when; `null` once one was taken after it. */
  photoAsked: z.strictObject({ by: ActorSchema, at: InstantSchema }).nullable().default(null),
  messages: z.array(MessageSchema),
  readThrough: ReadThroughSchema,
  /** Whether the patient hears what is said over the call; `null` while the crew has not said so. */
  patientHears: z.boolean().nullable(),
  /** Whether the stored ECG is the captured one; `null` until the two sides have compared it, after the case is closed. */
  ecgComparison: EcgComparisonSchema.nullable(),
  /** `null`: nobody has asked yet, or it is too early. */
  followUp: RecordedFollowUpSchema.nullable().default(null),
});
export type CaseState = z.infer<typeof CaseStateSchema>;

/** The state after one more event. Throws on a hole in `seq`: a state built over a hole would be wrong without showing it. */
export function applyCaseEvent(state: CaseState | null, event: CaseEvent): CaseState {
  const expected = (state?.seq ?? 0) + 1;
  if (event.seq !== expected) throw new RangeError(`event ${event.seq} does not follow ${expected - 1}`);
  const before = state ?? openedState(event);
  return {
    ...before,
    ...outdatedCheck(before, event.fact),
    ...changesOf(before, event.fact, event),
    seq: event.seq,
    status: statusAfter(before.status, event.fact.type),
    changedAt: event.at,
    ...(TOLD_BY_CREW.has(event.fact.type) && event.by.role === 'paramedic' && { heardAt: event.at }),
  };
}

/** What computing adds in the crew's name, such as a score, says nothing new about the patient. */
const TOLD_BY_CREW: ReadonlySet<CaseFact['type']> = new Set([
  'case-opened',
  'intake-changed',
  'vitals-recorded',
  'ecg-started',
  'ecg-recorded',
  'photo-taken',
  'message-sent',
  'consult-requested',
  'decision-acknowledged',
  'transport-started',
  'handed-over',
]);

function openedState(event: CaseEvent): CaseState {
  if (event.fact.type !== 'case-opened') throw new RangeError('a case starts with case-opened');
  return {
    caseId: event.caseId,
    seq: event.seq,
    status: 'opened',
    unit: event.fact.unit,
    simulated: event.fact.simulated,
    crew: event.by,
    openedAt: event.at,
    closedAt: null,
    changedAt: event.at,
    heardAt: event.at,
    intake: {},
    vitals: {},
    alertLimits: null,
    acknowledgedAlerts: [],
    ecgStreams: [],
    ecg: NO_ECG,
    ecgUnverified: [],
    ecgNotes: [],
    ecgMeasured: [],
    hearOpinions: [],
    consultRequestedAt: null,
    consultants: [],
    consult: NO_CONSULT,
    risk: null,
    guidance: null,
    driveNow: null,
    decision: null,
    acknowledgedAt: null,
    announcement: null,
    ...NO_CREW_FACTS,
    recordConsent: null,
    video: NO_VIDEO,
    photos: [],
    photoAsked: null,
    messages: [],
    readThrough: { crew: 0, desk: 0 },
    patientHears: null,
    ecgComparison: null,
    followUp: null,
  };
}

function changesOf(state: CaseState, fact: CaseFact, { at, by, seq }: CaseEvent): Partial<CaseState> {
  switch (fact.type) {
    case 'intake-changed':
      return { intake: applyIntakeChanges(state.intake, fact.changes) };
    case 'vitals-recorded':
      return withVitals(state, mergeVitals(state.vitals, fact.reading, at));
    case 'vitals-withdrawn':
      return withVitals(state, withdrawVitals(state.vitals, fact.withdrawal));
    case 'alert-acknowledged':
      return {
        acknowledgedAlerts: [
          ...state.acknowledgedAlerts.filter((ref) => !isSameAlert(ref, fact.alert)),
          fact.alert,
        ],
      };
    case 'alert-limits-set':
      return {
        ...withVitals({ ...state, alertLimits: fact.limits }, state.vitals),
        alertLimits: fact.limits,
      };
    case 'ecg-started':
      return { ecgStreams: [...state.ecgStreams, fact.stream] };
    case 'ecg-recorded':
      return {
        ecg: withRecording(state.ecg, fact.recording),
        ecgUnverified: unverified(state, fact.recording),
      };
    case 'ecg-verified':
      return {
        ecg: withVerified(state.ecg, fact.recording),
        ecgUnverified: unverified(state, fact.recording),
      };
    case 'ecg-noted':
      return { ecgNotes: [...state.ecgNotes, { ...fact.note, event: seq, by, at }] };
    case 'ecg-note-withdrawn':
      return { ecgNotes: state.ecgNotes.filter(({ event }) => event !== fact.note) };
    case 'ecg-measured':
      return { ecgMeasured: withHandMeasurement(state.ecgMeasured, fact.measurement, { by, at }) };
    case 'hear-judged':
      return { hearOpinions: withJudgement(state.hearOpinions, fact, { by, at }) };
    case 'consult-requested':
    case 'consult-withdrawn':
    case 'consult-rung':
    case 'consult-seen':
    case 'consult-declined':
    case 'consult-taken':
    case 'consult-assigned':
    case 'consult-released':
    case 'consult-joined':
    case 'consult-left':
      return withConsult(state, fact, { at, by });
    case 'risk-assessed':
      return { risk: mergeAssessment(state.risk, fact.assessment) };
    case 'guidance-given':
      return { guidance: fact.guidance };
    case 'drive-now-proposed':
      return { driveNow: { ...fact.proposal, proposedAt: at, answer: null } };
    case 'drive-now-confirmed':
      return {
        ...newDecision(fact.decision, at),
        driveNow: answeredBy(state.driveNow, { kind: 'confirmed', by, at, reason: fact.decision.reason }),
      };
    case 'drive-now-overruled':
      return { driveNow: answeredBy(state.driveNow, { kind: 'overruled', by, at, reason: fact.reason }) };
    case 'decision-recorded':
      return {
        ...newDecision(fact.decision, null),
        driveNow: answeredBy(state.driveNow, {
          kind: fact.decision.disposition.kind === 'transport' ? 'confirmed' : 'overruled',
          by,
          at,
          reason: fact.decision.reason,
        }),
      };
    case 'destination-changed':
      return newDecision(fact.decision, null);
    case 'decision-acknowledged':
      return { acknowledgedAt: at };
    case 'decision-disagreed':
      return { disagreement: { ...fact.disagreement, by, at } };
    case 'patient-wish-recorded':
      return { patientWish: { ...fact.wish, by, at } };
    case 'safety-net-given':
      return { safetyNet: { ...fact.given, by, at } };
    case 'gp-informed':
      return { gpInformed: { ...fact.informed, by, at } };
    case 'arrival-expected':
      return { arrival: { ...fact.arrival, by, at } };
    case 'handover-checked':
      return { handoverCheck: { form: fact.form, isCurrent: true, by, at } };
    case 'record-consent-noted':
      return { recordConsent: { answer: fact.answer, by, at } };
    case 'video-consent-noted':
    case 'video-recording-started':
    case 'video-recording-stopped':
    case 'video-erased':
      return { video: withVideoFact(state.video, fact, { at, by }) };
    case 'photo-taken':
      return { photos: [...state.photos, fact.photo], photoAsked: stillWaiting(state, fact.photo) };
    case 'photo-asked':
      return { photoAsked: { by, at } };
    case 'message-sent':
      return { messages: [...state.messages, { seq, text: fact.text, by, at }] };
    case 'messages-read':
      return { readThrough: { ...state.readThrough, [sideOf(by)]: fact.through } };
    case 'patient-hearing-set':
      return { patientHears: fact.hears };
    case 'hospital-announced':
      return {
        announcement: {
          decisionId: fact.decisionId,
          ...(fact.askedAt !== undefined && { askedAt: fact.askedAt }),
          ...{ at, by, answer: null },
        },
      };
    case 'hospital-answered':
      return {
        announcement: state.announcement && { ...state.announcement, answer: { said: fact.answer, at, by } },
      };
    case 'ecg-compared':
      return { ecgComparison: addComparison(state.ecgComparison, fact.comparison) };
    case 'case-opened':
    case 'transport-started':
    case 'handed-over':
      return {};
    case 'case-closed':
    case 'case-closed-undecided':
      return { closedAt: at };
    case 'follow-up-recorded':
      return { followUp: { outcome: fact.outcome, by, at } };
  }
}

function withConsult(
  { consult, consultants, consultRequestedAt }: CaseState,
  fact: ConsultFact,
  told: Pick<CaseEvent, 'at' | 'by'>,
): Partial<CaseState> {
  const { at, by } = told;
  const others = consultants.filter(({ id }) => id !== by.id);
  const next = { consult: afterConsultFact(consult, fact, told) };
  switch (fact.type) {
    case 'consult-requested':
      return { ...next, consultRequestedAt: at };
    case 'consult-withdrawn':
      return { ...next, consultRequestedAt: null };
    case 'consult-joined':
    case 'consult-taken':
      return { ...next, consultants: [...others, by] };
    case 'consult-left': {
      // Nobody asked whoever only came to look: leaving the call is all there is to end.
      const isOver = consultRequestedAt === null && consult.holder?.person.id === by.id;
      return { consult: isOver ? NO_CONSULT : consult, consultants: others };
    }
    case 'consult-released':
      return { ...next, consultants: others };
    default:
      return next;
  }
}

/** What belongs to the decision before it goes with that one. */
function newDecision(decision: CaseState['decision'], acknowledgedAt: CaseState['acknowledgedAt']) {
  return { decision, acknowledgedAt, announcement: null, disagreement: null, arrival: null };
}

/** What stands in a handover. Vital signs from a monitor come every few seconds and stand there with their own time. */
const IN_HANDOVER: ReadonlySet<CaseFact['type']> = new Set([
  'intake-changed',
  'ecg-recorded',
  'drive-now-confirmed',
  'decision-recorded',
  'destination-changed',
  'decision-acknowledged',
  'patient-wish-recorded',
  'safety-net-given',
  'gp-informed',
]);

/** [DC8] A check says nothing about what came after it. */
function outdatedCheck({ handoverCheck }: CaseState, { type }: CaseFact): Partial<CrewFactState> {
  return handoverCheck && IN_HANDOVER.has(type)
    ? { handoverCheck: { ...handoverCheck, isCurrent: false } }
    : {};
}

function withVitals(
  { acknowledgedAlerts, alertLimits }: CaseState,
  vitals: LatestVitals,
): Partial<CaseState> {
  return { vitals, acknowledgedAlerts: stillHolding(acknowledgedAlerts, vitals, alertLimits) };
}

/** One that was taken before somebody asked, and arrived late, is not the one that was asked for. */
function stillWaiting({ photoAsked }: CaseState, { takenAt }: Photo): CaseState['photoAsked'] {
  return photoAsked && takenAt < photoAsked.at ? photoAsked : null;
}

function unverified({ ecgUnverified }: CaseState, recording: EcgRecordingFact): EcgRecordingFact[] {
  const others = ecgUnverified.filter(({ id }) => id !== recording.id);
  return recording.tabletAnalysis === 'pending' ? [...others, recording] : others;
}

/** Every score as it was last computed, in its place: one that did not change is not stored again. */
function mergeAssessment(known: RiskAssessment | null, next: RiskAssessment): RiskAssessment {
  const renewed = new Map(next.scores.map((result) => [result.score, result]));
  const kept = (known?.scores ?? []).map((result) => renewed.get(result.score) ?? result);
  const added = next.scores.filter(({ score }) => !kept.some((result) => result.score === score));
  return { ...next, scores: [...kept, ...added] };
}
