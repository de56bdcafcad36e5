import { z } from 'zod';
import { MediaIdSchema } from '../../domain/ids.ts';
import {
  DelaySchema,
  EpochSchema,
  LayersSchema,
  MediaSourceSchema,
  ProducerInfoSchema,
  VideoLimitSchema,
  ViewerSchema,
} from '../media.ts';
import {
  DtlsParametersSchema,
  IceParametersSchema,
  MediaKindSchema,
  RtpCapabilitiesSchema,
  RtpParametersSchema,
  TransportOptionsSchema,
} from '../mediaParameters.ts';
import { NothingSchema, inCase, type RequestTable } from './parts.ts';

/** Picture and sound. */
export const MEDIA_REQUESTS = {
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
  /** [MD17] A picture that stands still needs a whole one. */
  'consumer:ask-key-frame': {
    action: 'media:take-part',
    input: z.strictObject({ ...inCase, consumerId: MediaIdSchema }),
    output: NothingSchema,
  },
  'consumer:close': {
    action: 'media:take-part',
    input: z.strictObject({ ...inCase, consumerId: MediaIdSchema }),
    output: NothingSchema,
  },
} as const satisfies RequestTable;
