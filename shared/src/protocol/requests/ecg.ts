import { z } from 'zod';
import { BLOCKS_PER_COMPARISON, EcgBlockSchema, EcgMinuteSchema } from '../../domain/ecgBlock.ts';
import { EcgNoteDraftSchema } from '../../domain/ecgNote.ts';
import { HandMeasurementDraftSchema } from '../../domain/handMeasurement.ts';
import { CapturedEcgSchema } from '../../domain/ecgRecording.ts';
import { EcgStreamSchema } from '../../domain/ecgStream.ts';
import { EcgRecordingIdSchema, MediaIdSchema, StreamIdSchema } from '../../domain/ids.ts';
import { bytesSchema } from '../bytes.ts';
import { SctpStreamParametersSchema } from '../mediaParameters.ts';
import { ChangedSchema, NothingSchema, STORED_SEQ_MAX, change, inCase, type RequestTable } from './parts.ts';

/** Largest piece of ECG in one message: about a minute of 12 leads, and below the server's message limit. */
export const MAX_ECG_MESSAGE_BYTES = 90_000;

export const EcgWatchedSchema = z.strictObject({
  /** [EC14] One entry for each stream of the case, in the order in which they began: the highest stored frame, and the holes below it. */
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

/** The ECG: its stream, its recordings and what is written on them. */
export const ECG_REQUESTS = {
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
  /** Frames over the socket, where the data channel does not carry them. */
  'ecg:push': {
    action: 'ecg:send',
    input: z.strictObject({ ...inCase, frames: bytesSchema(MAX_ECG_MESSAGE_BYTES) }),
    output: NothingSchema,
  },
  /** [EC9] Which minutes differ from what is stored, before that becomes a fact: what the tablet still has of them it sends again. */
  'ecg:check': {
    action: 'ecg:send',
    input: z.strictObject({ ...inCase, blocks: z.array(EcgBlockSchema).max(BLOCKS_PER_COMPARISON) }),
    output: z.strictObject({ minutes: z.array(EcgMinuteSchema).max(BLOCKS_PER_COMPARISON) }),
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
} as const satisfies RequestTable;
