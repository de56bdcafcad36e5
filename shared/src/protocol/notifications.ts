import { z } from 'zod';
import { CapacityFactSchema } from '../domain/capacity.ts';
import { CaseEventSchema } from '../domain/caseEvent.ts';
import { DutySchema } from '../domain/duty.ts';
import { EcgAnalysisSchema } from '../domain/ecgAnalysis.ts';
import { CaseIdSchema, MediaIdSchema, StreamIdSchema } from '../domain/ids.ts';
import { InstantSchema } from '../time/instant.ts';
import { bytesSchema } from './bytes.ts';
import {
  DelaySchema,
  EpochSchema,
  LayersSchema,
  ProducerInfoSchema,
  VideoLimitSchema,
  ViewerSchema,
} from './media.ts';
import { MAX_ECG_MESSAGE_BYTES, PositionReportSchema } from './requests.ts';
import { ServerStateSchema } from './serverState.ts';

const inCase = { caseId: CaseIdSchema };

/** Everything that the server tells without being asked. Names are `noun:past-tense`. */
export const NOTIFICATIONS = {
  /** [ST3] To everyone when it changes, and after a hello while it is not `running`. */
  'server:changed': z.strictObject({ state: ServerStateSchema }),
  /** [CS5] One event. Applied only when its `seq` follows; otherwise the client asks for the state again. */
  'case:changed': z.strictObject({ event: CaseEventSchema }),
  'capacity:changed': z.strictObject({ fact: CapacityFactSchema }),
  'duty:changed': z.strictObject({ duty: DutySchema }),
  'position:reported': PositionReportSchema,

  /** [EC4] Frames that are stored, to those who watch the case. */
  'ecg:received': z.strictObject({ ...inCase, frames: bytesSchema(MAX_ECG_MESSAGE_BYTES) }),
  /** [EC13] The first samples of a frame that is not full yet, to those who watch the case. They are not stored; the frame follows. */
  'ecg:ahead': z.strictObject({ ...inCase, head: bytesSchema(MAX_ECG_MESSAGE_BYTES) }),
  /** [EC13] Somebody watches the ECG of this case; to its tablet, every second while frames are stored. */
  'ecg:watched': z.strictObject(inCase),
  /** [EC3] Frames that are committed, to the tablet that sent them: everything up to `through`, and the ranges beyond it. */
  'ecg:acknowledged': z.strictObject({
    streamId: StreamIdSchema,
    through: z.int().min(-1),
    ranges: z.array(z.tuple([z.int().min(0), z.int().min(0)])).max(1000),
  }),

  /** [GT4] What the last ten seconds of the live ECG say, every two seconds. Not part of the record. */
  'ecg:analysed': z.strictObject({
    ...inCase,
    streamId: StreamIdSchema,
    endedAt: InstantSchema,
    analysis: EcgAnalysisSchema,
  }),

  'producer:opened': z.strictObject({ ...inCase, producer: ProducerInfoSchema }),
  'producer:paused': z.strictObject({ ...inCase, producerId: MediaIdSchema, paused: z.boolean() }),
  /** [MD8] Why the picture is smaller than it could be, or not there: sound and ECG go first. */
  'producer:limited': z.strictObject({ ...inCase, producerId: MediaIdSchema, limit: VideoLimitSchema }),
  /** [MD14] To the room, each time its sender has measured it. */
  'producer:delayed': z.strictObject({ ...inCase, producerId: MediaIdSchema, delayMs: DelaySchema }),
  'producer:closed': z.strictObject({ ...inCase, producerId: MediaIdSchema }),
  /** [CO7] Who gets what of the ambulance, to the room whenever that changes. */
  'media:viewed': z.strictObject({ ...inCase, viewers: z.array(ViewerSchema).max(200) }),
  'consumer:closed': z.strictObject({ ...inCase, consumerId: MediaIdSchema }),
  /** Which layers the viewer gets now; `null` when there is no room for any. */
  'consumer:layers-changed': z.strictObject({
    ...inCase,
    consumerId: MediaIdSchema,
    layers: LayersSchema.nullable(),
  }),
  /** [MD7] The media of the case start anew: drop every transport and join again. */
  'media:reset': z.strictObject({ ...inCase, epoch: EpochSchema }),
} as const satisfies Record<string, z.ZodType>;

export type NotificationName = keyof typeof NOTIFICATIONS;
export const NOTIFICATION_NAMES = Object.keys(NOTIFICATIONS) as NotificationName[];
/** What the server sends. */
export type NotificationInput<N extends NotificationName> = z.input<(typeof NOTIFICATIONS)[N]>;
/** What a client gets after parsing. */
export type NotificationOutput<N extends NotificationName> = z.output<(typeof NOTIFICATIONS)[N]>;
