import { z } from 'zod';
import { InstantSchema } from '../time/instant.ts';
import { AlertLimitsSchema, AlertRefSchema } from './alerts.ts';
import { AnnouncementSchema } from './announcement.ts';
import { CaseStatusSchema } from './caseMachine.ts';
import { ConsultSchema } from './consult.ts';
import { CREW_FACT_STATE } from './crewFacts.ts';
import { DecisionSchema } from './decision.ts';
import { DriveNowSchema } from './driveNow.ts';
import { EcgComparisonSchema } from './ecgBlock.ts';
import { EcgNoteSchema } from './ecgNote.ts';
import { CaseEcgSchema, EcgRecordingSchema } from './ecgRecording.ts';
import { EcgStreamSchema } from './ecgStream.ts';
import { RecordedFollowUpSchema } from './followUp.ts';
import { GuidanceSchema } from './guidance.ts';
import { HandMeasurementSchema } from './handMeasurement.ts';
import { HearOpinionSchema } from './hearOpinion.ts';
import { RecordConsentSchema } from './hospitalRecord.ts';
import { CaseIdSchema } from './ids.ts';
import { IntakeSchema } from './intake.ts';
import { MessageSchema, ReadThroughSchema } from './message.ts';
import { PhotoSchema } from './photo.ts';
import { ActorSchema } from './role.ts';
import { RiskAssessmentSchema } from './score.ts';
import { CaseVideoSchema, NO_VIDEO } from './videoRecording.ts';
import { LatestVitalsSchema } from './vitals.ts';

/** A case as it stands after `seq` events: what a snapshot carries and what both screens draw. */
export const CaseStateSchema = z.strictObject({
  caseId: CaseIdSchema,
  seq: z.int().min(1),
  status: CaseStatusSchema,
  unit: z.string(),
  simulated: z.boolean(),
  crew: ActorSchema,
  /** [CS14] When the crew opened it. */
  openedAt: InstantSchema,
  /** [CS14] When the server first heard of it: later where it was opened without a link. `null` in states that were kept before this was known. */
  knownSince: InstantSchema.nullable().default(null),
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
