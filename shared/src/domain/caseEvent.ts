import { z } from 'zod';
import { InstantSchema } from '../time/instant.ts';
import { HospitalAnswerSchema } from './announcement.ts';
import { AlertLimitsSchema, AlertRefSchema } from './alerts.ts';
import { CONSULT_FACTS } from './consultFact.ts';
import {
  ArrivalSchema,
  DisagreementSchema,
  GpInformedSchema,
  HandoverFormSchema,
  PatientWishSchema,
  SafetyNetSchema,
} from './crewFacts.ts';
import { DecisionSchema } from './decision.ts';
import { EcgComparisonSchema } from './ecgBlock.ts';
import { DriveNowProposalSchema } from './driveNow.ts';
import { EcgRecordingSchema } from './ecgRecording.ts';
import { EcgNoteDraftSchema } from './ecgNote.ts';
import { EcgStreamSchema } from './ecgStream.ts';
import { HandMeasurementFactSchema } from './handMeasurement.ts';
import { FollowUpSchema } from './followUp.ts';
import { HearChangesSchema, SeenProposalSchema } from './hearOpinion.ts';
import { GuidanceSchema } from './guidance.ts';
import { CaseIdSchema, DecisionIdSchema, ProposalIdSchema } from './ids.ts';
import { ConsentAnswerSchema } from './hospitalRecord.ts';
import { IntakeChangesSchema } from './intake.ts';
import { MessageTextSchema } from './message.ts';
import { PhotoSchema } from './photo.ts';
import { ActorSchema } from './role.ts';
import { RiskAssessmentSchema } from './score.ts';
import { VIDEO_FACTS } from './videoRecording.ts';
import { VitalsReadingSchema, VitalsWithdrawalSchema } from './vitals.ts';

/** Everything that can happen to a case. What is stored is this list and nothing else; a case's state is computed from it. */
export const CaseFactSchema = z.discriminatedUnion('type', [
  /**
   * A crew started a case. `simulated` marks a patient who does not exist; it cannot be changed later. [CS14] `openedAt`: when the crew did, where the tablet says so; the
   * event has the time at which the server heard of it.
   */
  z.strictObject({
    type: z.literal('case-opened'),
    unit: z.string().min(1).max(20),
    simulated: z.boolean(),
    openedAt: InstantSchema.exactOptional(),
  }),
  z.strictObject({ type: z.literal('intake-changed'), changes: IntakeChangesSchema }),
  z.strictObject({ type: z.literal('vitals-recorded'), reading: VitalsReadingSchema }),
  z.strictObject({ type: z.literal('vitals-withdrawn'), withdrawal: VitalsWithdrawalSchema }),
  z.strictObject({ type: z.literal('ecg-started'), stream: EcgStreamSchema }),
  /** Ten seconds of the stream were set apart and analysed. */
  z.strictObject({ type: z.literal('ecg-recorded'), recording: EcgRecordingSchema }),
  /** [GT7] The server has the samples of an ECG that a tablet had analysed, and this is its own analysis of them. */
  z.strictObject({ type: z.literal('ecg-verified'), recording: EcgRecordingSchema }),
  /** A remark on the trace. */
  z.strictObject({ type: z.literal('ecg-noted'), note: EcgNoteDraftSchema }),
  /** [EC12] Whoever wrote a remark takes it back; `note` is the event that wrote it. */
  z.strictObject({ type: z.literal('ecg-note-withdrawn'), note: z.int().min(1) }),
  /** [EC11] Somebody put the J point elsewhere, or back. */
  z.strictObject({ type: z.literal('ecg-measured'), measurement: HandMeasurementFactSchema }),
  /** [OP1] A cardiologist's own judgement of items of HEAR. */
  z.strictObject({
    type: z.literal('hear-judged'),
    changes: HearChangesSchema,
    proposal: SeenProposalSchema.nullable(),
  }),
  /** Somebody has seen this alert. */
  z.strictObject({ type: z.literal('alert-acknowledged'), alert: AlertRefSchema }),
  /** The limits of this patient's alerts; `null`: the presets again. */
  z.strictObject({ type: z.literal('alert-limits-set'), limits: AlertLimitsSchema.nullable() }),
  ...CONSULT_FACTS,
  /** Scores were computed over the record as it stood. Only those that changed are in it; the others stand as they were. */
  z.strictObject({ type: z.literal('risk-assessed'), assessment: RiskAssessmentSchema }),
  /** Gate and advice over the record as it stood; logged when what they say has changed. */
  z.strictObject({ type: z.literal('guidance-given'), guidance: GuidanceSchema }),
  /** The gate became positive: "drive now" waits for a person to confirm or overrule it. */
  z.strictObject({ type: z.literal('drive-now-proposed'), proposal: DriveNowProposalSchema }),
  /** The crew drives without waiting for anybody. Its decision needs no second confirmation: whoever must read it has made it. */
  z.strictObject({
    type: z.literal('drive-now-confirmed'),
    proposalId: ProposalIdSchema,
    decision: DecisionSchema,
  }),
  z.strictObject({
    type: z.literal('drive-now-overruled'),
    proposalId: ProposalIdSchema,
    reason: z.string().min(3).max(500),
  }),
  z.strictObject({ type: z.literal('decision-recorded'), decision: DecisionSchema }),
  /** [DC9] The same decision with another hospital, under an id of its own: it is read, confirmed and announced anew. */
  z.strictObject({ type: z.literal('destination-changed'), decision: DecisionSchema }),
  /** The crew read this decision and confirmed it. */
  z.strictObject({ type: z.literal('decision-acknowledged'), decisionId: DecisionIdSchema }),
  /** [DC6] The crew read it and does not agree. The decision stands until somebody makes another one. */
  z.strictObject({ type: z.literal('decision-disagreed'), disagreement: DisagreementSchema }),
  /** [DC7] What the patient wants and refuses; a later one takes the place of an earlier one, which stays in the log. */
  z.strictObject({ type: z.literal('patient-wish-recorded'), wish: PatientWishSchema }),
  /** The patient who stays at home was told when to call again. */
  z.strictObject({ type: z.literal('safety-net-given'), given: SafetyNetSchema }),
  z.strictObject({ type: z.literal('gp-informed'), informed: GpInformedSchema }),
  z.strictObject({ type: z.literal('arrival-expected'), arrival: ArrivalSchema }),
  /** [DC8] The crew has read the summary and found it right. */
  z.strictObject({ type: z.literal('handover-checked'), form: HandoverFormSchema }),
  /** [HR1] What the patient said about opening the hospital's record. */
  z.strictObject({ type: z.literal('record-consent-noted'), answer: ConsentAnswerSchema }),
  /** [PH1] The picture itself is in the store, sealed like the rest of the case. */
  z.strictObject({ type: z.literal('photo-taken'), photo: PhotoSchema }),
  /** [PH4] A cardiologist wants a still of what the camera shows. */
  z.strictObject({ type: z.literal('photo-asked') }),
  ...VIDEO_FACTS,
  /** [MS1] Between crew and cardiologist. */
  z.strictObject({ type: z.literal('message-sent'), text: MessageTextSchema }),
  /** [MS2] The side of whoever read it has had everything up to this message on its screen. */
  z.strictObject({ type: z.literal('messages-read'), through: z.int().min(1) }),
  /** [MS3] Whether the patient hears what is said over the call, as the crew has it set up. */
  z.strictObject({ type: z.literal('patient-hearing-set'), hears: z.boolean() }),
  /** The hospital of this decision was told that the patient comes. */
  z.strictObject({
    type: z.literal('hospital-announced'),
    decisionId: DecisionIdSchema,
    /** When it was asked for, where that could not be sent at once. */
    askedAt: InstantSchema.optional(),
  }),
  /** What it answered; a later answer takes the place of an earlier one, which stays in the log. */
  z.strictObject({
    type: z.literal('hospital-answered'),
    decisionId: DecisionIdSchema,
    answer: HospitalAnswerSchema,
  }),
  z.strictObject({ type: z.literal('transport-started') }),
  z.strictObject({ type: z.literal('handed-over') }),
  z.strictObject({ type: z.literal('case-closed') }),
  /** [EC9] Tablet and server compared the ECG that the one captured and the other stored, minute by minute. */
  z.strictObject({ type: z.literal('ecg-compared'), comparison: EcgComparisonSchema }),
  /** Ended before anything was decided: a false alarm, another service took over, the consult was not needed. */
  z.strictObject({ type: z.literal('case-closed-undecided'), reason: z.string().min(3).max(500) }),
  /** [FU1] How the patient fared; a later word takes the place of an earlier one, which stays in the log. */
  z.strictObject({ type: z.literal('follow-up-recorded'), outcome: FollowUpSchema }),
]);
export type CaseFact = z.infer<typeof CaseFactSchema>;
export type CaseFactType = CaseFact['type'];

/** A fact with its place in the case's log. `seq` counts from 1 without holes; `at` is the server's clock; `by` is who did it. */
export const CaseEventSchema = z.strictObject({
  caseId: CaseIdSchema,
  seq: z.int().min(1),
  at: InstantSchema,
  by: ActorSchema,
  fact: CaseFactSchema,
});
export type CaseEvent = z.infer<typeof CaseEventSchema>;
