import { z } from 'zod';
import { MonitorAddressSchema } from '../monitor/monitorAddress.ts';
import { HospitalAnswerSchema } from '../domain/announcement.ts';
import { CapacityChangeSchema, CapacityFactSchema } from '../domain/capacity.ts';
import { AlertLimitsSchema, AlertRefSchema } from '../domain/alerts.ts';
import { CrewNumberSchema, DutyIdSchema, CrewDutySchema, PinSchema } from '../domain/crewDuty.ts';
import { CaseEventSchema } from '../domain/caseEvent.ts';
import { CaseStateSchema } from '../domain/caseState.ts';
import {
  ArrivalSchema,
  DisagreementSchema,
  GpInformedSchema,
  HandoverFormSchema,
  PatientWishSchema,
  SafetyNetSchema,
} from '../domain/crewFacts.ts';
import { DecisionDraftSchema } from '../domain/decision.ts';
import { BLOCKS_PER_COMPARISON, EcgBlockSchema } from '../domain/ecgBlock.ts';
import { DutyRosterSchema, DutySchema } from '../domain/duty.ts';
import { EcgNoteDraftSchema } from '../domain/ecgNote.ts';
import { HandMeasurementDraftSchema } from '../domain/handMeasurement.ts';
import { HearChangesSchema } from '../domain/hearOpinion.ts';
import { CapturedEcgSchema } from '../domain/ecgRecording.ts';
import { EcgStreamSchema } from '../domain/ecgStream.ts';
import { GateCriterionSchema } from '../domain/guidance.ts';
import { ConsentAnswerSchema, PatientNumberSchema, RecordOutcomeSchema } from '../domain/hospitalRecord.ts';
import { HospitalSchema, PositionSchema } from '../domain/hospital.ts';
import {
  CaseIdSchema,
  DecisionIdSchema,
  EcgRecordingIdSchema,
  HospitalIdSchema,
  MediaIdSchema,
  PhotoIdSchema,
  ProposalIdSchema,
  RequestIdSchema,
  StreamIdSchema,
} from '../domain/ids.ts';
import { IntakeChangesSchema } from '../domain/intake.ts';
import { MessageTextSchema } from '../domain/message.ts';
import type { Action } from '../domain/permissions.ts';
import { MAX_PHOTO_PARTS, PHOTO_PART_BYTES, PhotoOfferSchema } from '../domain/photo.ts';
import { ActorSchema } from '../domain/role.ts';
import { VideoAnswerSchema, VideoPolicySchema } from '../domain/videoRecording.ts';
import { VitalsReadingSchema, VitalsWithdrawalSchema } from '../domain/vitals.ts';
import { InstantSchema } from '../time/instant.ts';
import { bytesSchema } from './bytes.ts';
import {
  EpochSchema,
  LayersSchema,
  MediaSourceSchema,
  ProducerInfoSchema,
  VideoLimitSchema,
  DelaySchema,
  ViewerSchema,
} from './media.ts';
import {
  DtlsParametersSchema,
  IceParametersSchema,
  MediaKindSchema,
  RtpCapabilitiesSchema,
  RtpParametersSchema,
  SctpStreamParametersSchema,
  TransportOptionsSchema,
} from './mediaParameters.ts';

/** Largest piece of ECG in one message: about a minute of 12 leads, and below the server's message limit. */
export const MAX_ECG_MESSAGE_BYTES = 90_000;

/** Events in one answer: an ECG with its analysis is the largest, at some 20 kB. */
export const EVENTS_PER_READ = 200;

/** No more than the store counts to: a number beyond it is refused here and not by the database. */
const STORED_SEQ_MAX = 2 ** 31 - 1;

const PersonIdSchema = ActorSchema.shape.id;
const NothingSchema = z.strictObject({});
const inCase = { caseId: CaseIdSchema };
/** [CS2] A request that changes the record carries its own id, so that repeating it is safe. [CD2] From a tablet it names whose turn it was entered in. */
const change = { requestId: RequestIdSchema, ...inCase, duty: DutyIdSchema.exactOptional() };
/** The state after the change, so that the sender is right at once and need not wait for the notification. */
const ChangedSchema = z.strictObject({ seq: z.int().min(1) });

/** [GT8] What the proposal said, where a tablet can have made it by itself: its gate is the server's, and it waits for no link. */
const proposedHere = { criteria: z.array(GateCriterionSchema).min(1).exactOptional() };

export const EcgWatchedSchema = z.strictObject({
  /** One entry for each stream of the case: the highest stored frame, and the holes below it. */
  streams: z.array(
    z.strictObject({
      streamId: StreamIdSchema,
      lastSeq: z.int().min(0).nullable(),
      gaps: z.array(z.tuple([z.int().min(0), z.int().min(0)])),
    }),
  ),
  /** The newest frames of the newest stream, so that the trace is there at once. */
  recent: bytesSchema(MAX_ECG_MESSAGE_BYTES),
});

/** Where an ambulance is, as it last said. Not part of the record. */
export const PositionReportSchema = z.strictObject({
  ...inCase,
  position: PositionSchema,
  headingDegrees: z.number().min(0).max(360),
  destination: HospitalIdSchema.nullable(),
  /** When the crew expects to be there. */
  arrivalAt: InstantSchema.nullable(),
  reportedAt: InstantSchema,
});
export type PositionReport = z.infer<typeof PositionReportSchema>;

/**
 * Everything that a client can ask. Names are `noun:verb`; `action` is what `permissions.ts` must allow (whether it may happen now is the case machine's business);
 * `input` is parsed by the server before anything else happens, `output` by the client before anything is drawn.
 */
export const REQUESTS = {
  /** [HS1] The first request on every connection. Without it, every other one is refused. */
  'session:hello': {
    action: 'session:use',
    input: z.strictObject({
      protocolVersion: z.int().min(1),
      token: z.string().min(1).max(4096),
      /** The session of before a reconnect: transports and places in a call are still its own. */
      resume: z.uuid().nullable(),
      /** An enrolled tablet's signature of the challenge, as `proofText` has it. */
      proof: z.base64url().max(200).exactOptional(),
    }),
    output: z.strictObject({
      sessionId: z.uuid(),
      resumed: z.boolean(),
      actor: ActorSchema,
      serverTime: InstantSchema,
      hospitals: z.array(HospitalSchema),
    }),
  },
  /** [TB2] Something to sign, before the hello of a tablet. Good for one hello on this connection. */
  'session:challenge': {
    action: 'session:use',
    input: NothingSchema,
    output: z.strictObject({ challenge: z.string().min(20).max(100) }),
  },
  /** Four-timestamp clock measurement: the client keeps when it asked and when it was answered. */
  'time:ping': {
    action: 'session:use',
    input: NothingSchema,
    output: z.strictObject({ serverTime: InstantSchema }),
  },

  /** [CD1] Somebody of the crew begins a turn on this tablet; whoever was on duty before is not any more. */
  'crew:sign-in': {
    action: 'crew:sign-in',
    input: z.strictObject({ number: CrewNumberSchema, pin: PinSchema }),
    output: z.strictObject({ duty: CrewDutySchema }),
  },
  'crew:sign-out': { action: 'crew:sign-in', input: NothingSchema, output: NothingSchema },
  /** Who is on duty on this tablet, as the server knows it. */
  'crew:duty': {
    action: 'crew:sign-in',
    input: NothingSchema,
    output: z.strictObject({ duty: CrewDutySchema.nullable() }),
  },

  /** All open cases, and from then on every change of any of them. */
  'board:watch': {
    action: 'board:see',
    input: NothingSchema,
    output: z.strictObject({ cases: z.array(CaseStateSchema), positions: z.array(PositionReportSchema) }),
  },

  /** [CY1] What is known of every hospital's capacity, and from then on every change. */
  'capacity:watch': {
    action: 'capacity:see',
    input: NothingSchema,
    output: z.strictObject({ facts: z.array(CapacityFactSchema) }),
  },
  'capacity:report': {
    action: 'capacity:report',
    input: z.strictObject({ requestId: RequestIdSchema, change: CapacityChangeSchema }),
    output: z.strictObject({ fact: CapacityFactSchema }),
  },

  /** [CO1] The order of duty of the own organisation and who is there, and from then on every change. */
  'duty:watch': {
    action: 'duty:see',
    input: NothingSchema,
    output: z.strictObject({
      duty: DutySchema,
      /** [CO2] How long it rings at one person before it rings at the next one as well. */
      escalatesAfterMs: z.int().min(1),
    }),
  },
  /** [CO6] `replaces`: when the order on the sender's screen was set. */
  'duty:set': {
    action: 'duty:set',
    input: z.strictObject({
      requestId: RequestIdSchema,
      order: z.array(PersonIdSchema).max(50),
      replaces: InstantSchema.nullable(),
    }),
    output: z.strictObject({ roster: DutyRosterSchema }),
  },

  /** [MB7] Where this fleet's tablets find the gateway of their vehicle's monitor; `null` where none is set up. */
  'monitor:find': {
    action: 'monitor:find',
    input: NothingSchema,
    output: z.strictObject({ monitor: MonitorAddressSchema.nullable() }),
  },

  'case:open': {
    action: 'case:open',
    input: z.strictObject({ ...change, unit: z.string().trim().min(1).max(20), simulated: z.boolean() }),
    output: z.strictObject({ case: CaseStateSchema }),
  },
  /** [CS4] The state with its `seq`, and from then on every change. Asked again after each reconnect and whenever a `seq` is missing. */
  'case:watch': {
    action: 'record:read',
    input: z.strictObject(inCase),
    output: z.strictObject({ case: CaseStateSchema }),
  },
  /** [CS11] What happened from `fromSeq` on, in order; `nextSeq` is where to go on reading, `null` at the end. */
  'case:history': {
    action: 'record:read',
    input: z.strictObject({ ...inCase, fromSeq: z.int().min(1).max(STORED_SEQ_MAX) }),
    output: z.strictObject({
      events: z.array(CaseEventSchema).max(EVENTS_PER_READ),
      nextSeq: z.int().min(2).nullable(),
    }),
  },
  /** [AU5] Something of the case goes to a printer or a file of this page: told by the page, since no server sees it. */
  'record:print': { action: 'record:read', input: z.strictObject(inCase), output: NothingSchema },
  /** [AC3] Opens another organisation's case in an emergency, for a few hours. The reason stands in the access log for ever. */
  'case:break-glass': {
    action: 'glass:break',
    input: z.strictObject({ ...inCase, reason: z.string().trim().min(10).max(300) }),
    output: z.strictObject({ until: InstantSchema }),
  },
  'case:start-transport': { action: 'record:write', input: z.strictObject(change), output: ChangedSchema },
  'case:hand-over': { action: 'record:write', input: z.strictObject(change), output: ChangedSchema },
  'case:close': { action: 'record:write', input: z.strictObject(change), output: ChangedSchema },
  /** [CS10] Ends a case before anything was decided, also while a consult is asked for or going on. */
  'case:close-undecided': {
    action: 'record:write',
    input: z.strictObject({ ...change, reason: z.string().trim().min(3).max(500) }),
    output: ChangedSchema,
  },

  /** [AL2] Says that an alert was seen. Refused when it does not hold (any more). */
  'alert:acknowledge': {
    action: 'alert:answer',
    input: z.strictObject({ ...change, alert: AlertRefSchema }),
    output: ChangedSchema,
  },
  'alert:set-limits': {
    action: 'alert:answer',
    input: z.strictObject({ ...change, limits: AlertLimitsSchema.nullable() }),
    output: ChangedSchema,
  },

  'intake:change': {
    action: 'record:write',
    input: z.strictObject({ ...change, changes: IntakeChangesSchema }),
    output: ChangedSchema,
  },
  'vitals:record': {
    action: 'record:write',
    input: z.strictObject({ ...change, reading: VitalsReadingSchema }),
    output: ChangedSchema,
  },
  /** [CS12] */
  'vitals:withdraw': {
    action: 'record:write',
    input: z.strictObject({ ...change, withdrawal: VitalsWithdrawalSchema }),
    output: ChangedSchema,
  },
  'position:report': { action: 'position:report', input: PositionReportSchema, output: NothingSchema },

  'consult:request': { action: 'record:write', input: z.strictObject(change), output: ChangedSchema },
  /** [CO1] The crew needs nobody any more: it stops ringing. */
  'consult:withdraw': { action: 'record:write', input: z.strictObject(change), output: ChangedSchema },
  /** [CO2] Said by the page of somebody at whom it rings, once that page is visible. */
  'consult:seen': { action: 'consult:join', input: z.strictObject(change), output: ChangedSchema },
  'consult:decline': {
    action: 'consult:join',
    input: z.strictObject({ ...change, reason: z.string().trim().max(200) }),
    output: ChangedSchema,
  },
  /** [CO3] Only one person has it. `over`: takes it from the one named, who had it on the sender's screen. */
  'consult:take': {
    action: 'consult:join',
    input: z.strictObject({
      ...change,
      over: z.strictObject({ from: PersonIdSchema, reason: z.string().trim().min(3).max(200) }).nullable(),
    }),
    output: ChangedSchema,
  },
  /** [CO5] Gives it back: it rings again. */
  'consult:release': {
    action: 'consult:join',
    input: z.strictObject({ ...change, reason: z.string().trim().max(200) }),
    output: ChangedSchema,
  },
  /** [CO4] A dispatcher chooses who is to take it; whoever has it hands it over. */
  'consult:assign': {
    action: 'consult:assign',
    input: z.strictObject({ ...change, to: PersonIdSchema }),
    output: ChangedSchema,
  },
  'consult:join': { action: 'consult:join', input: z.strictObject(change), output: ChangedSchema },
  'consult:leave': { action: 'consult:join', input: z.strictObject(change), output: ChangedSchema },

  'decision:record': {
    action: 'decision:record',
    input: z.strictObject({
      ...change,
      decision: DecisionDraftSchema,
      /** The decision that was in force on the sender's screen: two people cannot overwrite each other unseen. */
      replaces: DecisionIdSchema.nullable(),
    }),
    output: z.strictObject({ decisionId: DecisionIdSchema, seq: z.int().min(1) }),
  },
  /** [DC9] The same decision, to another hospital. */
  'destination:change': {
    action: 'destination:change',
    input: z.strictObject({
      ...change,
      /** The decision in force on the sender's screen. */
      decisionId: DecisionIdSchema,
      hospital: HospitalIdSchema,
      reason: z.string().trim().min(3).max(300),
    }),
    output: z.strictObject({ decisionId: DecisionIdSchema, seq: z.int().min(1) }),
  },
  'decision:acknowledge': {
    action: 'decision:confirm',
    input: z.strictObject({ ...change, decisionId: DecisionIdSchema }),
    output: ChangedSchema,
  },

  /** [DC6] The crew does not agree with the decision that it read. */
  'decision:disagree': {
    action: 'decision:confirm',
    input: z.strictObject({ ...change, disagreement: DisagreementSchema }),
    output: ChangedSchema,
  },
  /** [DC7] */
  'patient-wish:record': {
    action: 'record:write',
    input: z.strictObject({ ...change, wish: PatientWishSchema }),
    output: ChangedSchema,
  },
  'safety-net:give': {
    action: 'record:write',
    input: z.strictObject({ ...change, given: SafetyNetSchema }),
    output: ChangedSchema,
  },
  'gp:inform': {
    action: 'record:write',
    input: z.strictObject({ ...change, informed: GpInformedSchema }),
    output: ChangedSchema,
  },
  'arrival:expect': {
    action: 'record:write',
    input: z.strictObject({ ...change, arrival: ArrivalSchema }),
    output: ChangedSchema,
  },
  /** [DC8] */
  'handover:check': {
    action: 'record:write',
    input: z.strictObject({ ...change, form: HandoverFormSchema }),
    output: ChangedSchema,
  },

  /** [HR1] What the patient said when asked. */
  'hospital-record:consent': {
    action: 'hospital-record:consent',
    input: z.strictObject({ ...change, answer: ConsentAnswerSchema }),
    output: ChangedSchema,
  },
  /** Which hospital's record can be asked for; `null`: none is set up. */
  'hospital-record:source': {
    action: 'hospital-record:open',
    input: z.strictObject(inCase),
    output: z.strictObject({ source: z.string().max(80).nullable() }),
  },
  /** [HR1] With the patient's consent, as the case has it. */
  'hospital-record:open': {
    action: 'hospital-record:open',
    input: z.strictObject({ ...inCase, patient: PatientNumberSchema }),
    output: z.strictObject({ outcome: RecordOutcomeSchema }),
  },
  /** [HR2] For a patient who cannot be asked, with a second factor. The reason stands in the access log for ever. */
  'hospital-record:break-glass': {
    action: 'hospital-record:break-glass',
    input: z.strictObject({
      ...inCase,
      patient: PatientNumberSchema,
      reason: z.string().trim().min(10).max(300),
    }),
    output: z.strictObject({ outcome: RecordOutcomeSchema }),
  },

  /** [PH1] Which parts of a photo the server has: where a tablet goes on after a cut. */
  'photo:parts': {
    action: 'photo:send',
    input: z.strictObject({ ...inCase, photoId: PhotoIdSchema }),
    output: z.strictObject({
      parts: z.array(z.int().min(0)).max(MAX_PHOTO_PARTS),
      /** The picture is made: no part is needed any more. */
      isWhole: z.boolean(),
    }),
  },
  'photo:send-part': {
    action: 'photo:send',
    input: z.strictObject({
      ...inCase,
      photoId: PhotoIdSchema,
      part: z
        .int()
        .min(0)
        .max(MAX_PHOTO_PARTS - 1),
      bytes: bytesSchema(PHOTO_PART_BYTES),
    }),
    output: NothingSchema,
  },
  /** [PH2] All parts are there: makes the picture of them, and a fact of the picture. */
  'photo:store': {
    action: 'photo:send',
    input: z.strictObject({ ...change, offer: PhotoOfferSchema }),
    output: ChangedSchema,
  },
  /** [PH4] Of what the camera shows now; the crew takes it. */
  'photo:ask': { action: 'photo:ask', input: z.strictObject(change), output: ChangedSchema },

  /** [VR1] Whether this organisation records at all, and for how long; `null`: it does not. */
  'video:policy': {
    action: 'session:use',
    input: NothingSchema,
    output: z.strictObject({ policy: VideoPolicySchema.nullable() }),
  },
  /** [VR2] What the patient said about being recorded. */
  'video:consent': {
    action: 'video:consent',
    input: z.strictObject({ ...change, answer: VideoAnswerSchema }),
    output: ChangedSchema,
  },
  /** [VR5] Everything that was recorded of this case, after consent was taken back. */
  'video:erase': { action: 'video:erase', input: z.strictObject(change), output: ChangedSchema },

  'message:send': {
    action: 'message:write',
    input: z.strictObject({ ...change, text: MessageTextSchema }),
    output: ChangedSchema,
  },
  /** [MS2] Refused when it says nothing new. */
  'message:read': {
    action: 'message:write',
    input: z.strictObject({ ...change, through: z.int().min(1) }),
    output: ChangedSchema,
  },
  'patient-hearing:set': {
    action: 'record:write',
    input: z.strictObject({ ...change, hears: z.boolean() }),
    output: ChangedSchema,
  },

  /** [DC5] Tells the hospital of the decision that was on the screen. */
  'hospital:announce': {
    action: 'hospital:announce',
    input: z.strictObject({ ...change, decisionId: DecisionIdSchema }),
    output: ChangedSchema,
  },
  /** [DC5] Writes down what it answered, and who there. */
  'hospital:answer': {
    action: 'hospital:tell',
    input: z.strictObject({ ...change, decisionId: DecisionIdSchema, answer: HospitalAnswerSchema }),
    output: ChangedSchema,
  },

  /** [GT3] The crew drives without waiting for anybody: a decision of its own, which it need not confirm again. */
  'drive-now:confirm': {
    action: 'decision:confirm',
    input: z.strictObject({
      ...change,
      proposalId: ProposalIdSchema,
      hospital: HospitalIdSchema,
      /** The reasons as they stood on the screen. */
      reason: z.string().trim().min(3).max(1000),
      ...proposedHere,
    }),
    output: ChangedSchema,
  },
  /** [GT3] A person knows better than the rules, and says why. */
  'drive-now:overrule': {
    action: 'drive:overrule',
    input: z.strictObject({
      ...change,
      proposalId: ProposalIdSchema,
      reason: z.string().trim().min(3).max(500),
      ...proposedHere,
    }),
    output: ChangedSchema,
  },

  'ecg:start': {
    action: 'ecg:send',
    input: z.strictObject({ ...change, stream: EcgStreamSchema }),
    output: ChangedSchema,
  },
  'ecg:note': {
    action: 'ecg:note',
    input: z.strictObject({ ...change, note: EcgNoteDraftSchema }),
    output: ChangedSchema,
  },
  /** [EC12] `note`: the event that wrote it. */
  'ecg:withdraw-note': {
    action: 'ecg:note',
    input: z.strictObject({ ...change, note: z.int().min(1) }),
    output: ChangedSchema,
  },
  /** [EC11] Measures stored frames with J where a person puts it, and keeps that. */
  'ecg:measure': {
    action: 'ecg:note',
    input: z.strictObject({ ...change, measurement: HandMeasurementDraftSchema }),
    output: ChangedSchema,
  },
  /** [OP1] [OP2] `shownEcg`: the ECG whose proposal was on the screen when its item was judged. */
  'hear:judge': {
    action: 'score:judge',
    input: z.strictObject({
      ...change,
      changes: HearChangesSchema,
      shownEcg: EcgRecordingIdSchema.nullable(),
    }),
    output: ChangedSchema,
  },
  /** Frames over the socket, where the data channel does not carry them. */
  'ecg:push': {
    action: 'ecg:send',
    input: z.strictObject({ ...inCase, frames: bytesSchema(MAX_ECG_MESSAGE_BYTES) }),
    output: NothingSchema,
  },
  /** [EC9] What the tablet captured, once the case is closed and everything is acknowledged. Compared with what is stored, and the result becomes a fact. */
  'ecg:compare': {
    action: 'ecg:send',
    input: z.strictObject({ ...change, blocks: z.array(EcgBlockSchema).max(BLOCKS_PER_COMPARISON) }),
    output: ChangedSchema,
  },
  /**
   * [GT5] "12-lead now": the last ten seconds become a stored ECG with its analysis. [GT7] A tablet says which ten seconds those were when somebody pressed, and how it
   * analysed them; without `captured` they are the newest that the server has.
   */
  'ecg:record': {
    action: 'ecg:record',
    input: z.strictObject({ ...change, captured: CapturedEcgSchema.exactOptional() }),
    output: z.strictObject({ recordingId: EcgRecordingIdSchema, seq: z.int().min(1) }),
  },
  'ecg:watch': { action: 'ecg:read', input: z.strictObject(inCase), output: EcgWatchedSchema },
  'ecg:unwatch': { action: 'ecg:read', input: z.strictObject(inCase), output: NothingSchema },
  /** Stored frames `fromSeq` to `toSeq`; what is not stored (yet) is not in the answer. */
  'ecg:read': {
    action: 'ecg:read',
    input: z.strictObject({
      ...inCase,
      streamId: StreamIdSchema,
      fromSeq: z.int().min(0).max(STORED_SEQ_MAX),
      toSeq: z.int().min(0).max(STORED_SEQ_MAX),
    }),
    output: z.strictObject({ frames: bytesSchema(MAX_ECG_MESSAGE_BYTES) }),
  },

  'media:join': {
    action: 'media:take-part',
    input: z.strictObject(inCase),
    output: z.strictObject({
      epoch: EpochSchema,
      rtpCapabilities: RtpCapabilitiesSchema,
      producers: z.array(ProducerInfoSchema),
      viewers: z.array(ViewerSchema).max(200),
    }),
  },
  /** [MD9] After a cut, by a session that still has its place: hears the room again and gets what changed meanwhile. */
  'media:resume': {
    action: 'media:take-part',
    input: z.strictObject(inCase),
    output: z.strictObject({
      epoch: EpochSchema,
      producers: z.array(ProducerInfoSchema),
      viewers: z.array(ViewerSchema).max(200),
    }),
  },
  'media:leave': { action: 'media:take-part', input: z.strictObject(inCase), output: NothingSchema },
  'transport:create': {
    action: 'media:take-part',
    input: z.strictObject({ ...inCase, direction: z.enum(['send', 'receive']) }),
    output: z.strictObject({ transport: TransportOptionsSchema }),
  },
  'transport:connect': {
    action: 'media:take-part',
    input: z.strictObject({ ...inCase, transportId: MediaIdSchema, dtlsParameters: DtlsParametersSchema }),
    output: NothingSchema,
  },
  'transport:restart-ice': {
    action: 'media:take-part',
    input: z.strictObject({ ...inCase, transportId: MediaIdSchema }),
    output: z.strictObject({ iceParameters: IceParametersSchema }),
  },
  'producer:create': {
    action: 'media:take-part',
    input: z.strictObject({
      ...inCase,
      transportId: MediaIdSchema,
      source: MediaSourceSchema,
      kind: MediaKindSchema,
      rtpParameters: RtpParametersSchema,
    }),
    output: z.strictObject({ producerId: MediaIdSchema }),
  },
  'producer:set-paused': {
    action: 'media:take-part',
    input: z.strictObject({ ...inCase, producerId: MediaIdSchema, paused: z.boolean() }),
    output: NothingSchema,
  },
  /** [MD8] Said by a sender whose link has less room than its picture could use, and again when that has changed. */
  'producer:set-limit': {
    action: 'media:take-part',
    input: z.strictObject({ ...inCase, producerId: MediaIdSchema, limit: VideoLimitSchema }),
    output: NothingSchema,
  },
  /** [MD14] How long a picture takes from the camera to the server, as its sender measures it. */
  'producer:tell-delay': {
    action: 'media:take-part',
    input: z.strictObject({ ...inCase, producerId: MediaIdSchema, delayMs: DelaySchema }),
    output: NothingSchema,
  },
  'producer:close': {
    action: 'media:take-part',
    input: z.strictObject({ ...inCase, producerId: MediaIdSchema }),
    output: NothingSchema,
  },
  /** [MD3] The consumer starts paused: a key frame sent before the browser is ready would be lost, and the picture black. */
  'consumer:create': {
    action: 'media:take-part',
    input: z.strictObject({
      ...inCase,
      transportId: MediaIdSchema,
      producerId: MediaIdSchema,
      rtpCapabilities: RtpCapabilitiesSchema,
    }),
    output: z.strictObject({
      consumerId: MediaIdSchema,
      kind: MediaKindSchema,
      rtpParameters: RtpParametersSchema,
    }),
  },
  'consumer:resume': {
    action: 'media:take-part',
    input: z.strictObject({ ...inCase, consumerId: MediaIdSchema }),
    output: NothingSchema,
  },
  'consumer:prefer-layers': {
    action: 'media:take-part',
    input: z.strictObject({ ...inCase, consumerId: MediaIdSchema, layers: LayersSchema }),
    output: NothingSchema,
  },
  'consumer:close': {
    action: 'media:take-part',
    input: z.strictObject({ ...inCase, consumerId: MediaIdSchema }),
    output: NothingSchema,
  },
  /** The tablet's data channel that carries ECG frames. */
  'ecg:open-channel': {
    action: 'ecg:send',
    input: z.strictObject({
      ...inCase,
      transportId: MediaIdSchema,
      sctpStreamParameters: SctpStreamParametersSchema,
    }),
    output: z.strictObject({ dataProducerId: MediaIdSchema }),
  },
} as const satisfies Record<string, { action: Action; input: z.ZodType; output: z.ZodType }>;

export type RequestName = keyof typeof REQUESTS;
export const REQUEST_NAMES = Object.keys(REQUESTS) as RequestName[];
/** What a client hands in. */
export type RequestInput<N extends RequestName> = z.input<(typeof REQUESTS)[N]['input']>;
/** What a handler gets: parsed, with brands and defaults. */
export type ParsedRequest<N extends RequestName> = z.output<(typeof REQUESTS)[N]['input']>;
/** What a handler answers. */
export type RequestReply<N extends RequestName> = z.input<(typeof REQUESTS)[N]['output']>;
/** What a client gets. */
export type RequestOutput<N extends RequestName> = z.output<(typeof REQUESTS)[N]['output']>;
