import { z } from 'zod';
import { MediaIdSchema } from '../domain/ids.ts';
import { ActorSchema } from '../domain/role.ts';
import { MediaKindSchema } from './mediaParameters.ts';

/** What a stream shows or carries. `talkback` is the control room's voice in the ambulance. */
export const MediaSourceSchema = z.enum(['camera', 'microphone', 'talkback']);
export type MediaSource = z.infer<typeof MediaSourceSchema>;

/**
 * [MD8] How much of a picture its sender's link carries beside sound and ECG, which go first: all of it, less than it could be, or nothing of it now.
 */
export const VideoLimitSchema = z.enum(['none', 'reduced', 'no-room']);
export type VideoLimit = z.infer<typeof VideoLimitSchema>;

/** In milliseconds; what takes longer than a minute is no picture of now. */
export const DelaySchema = z.int().min(0).max(60_000);

/** One stream that somebody sends into a case. */
export const ProducerInfoSchema = z.strictObject({
  producerId: MediaIdSchema,
  source: MediaSourceSchema,
  kind: MediaKindSchema,
  owner: ActorSchema,
  paused: z.boolean(),
  limit: VideoLimitSchema,
});
export type ProducerInfo = z.infer<typeof ProducerInfoSchema>;

/**
 * [CO7] What a person at a desk gets of an ambulance now: of a stream that is sent, is not paused, and was resumed by their page over a transport that is connected.
 * Not that anybody looks or listens.
 */
export const ViewerSchema = z.strictObject({
  person: ActorSchema,
  getsPicture: z.boolean(),
  getsSound: z.boolean(),
});
export type Viewer = z.infer<typeof ViewerSchema>;

/** Simulcast layers: `spatial` 0 is the smallest picture, `temporal` 0 the lowest frame rate. */
export const LayersSchema = z.strictObject({
  spatial: z.int().min(0).max(2),
  temporal: z.int().min(0).max(2),
});
export type Layers = z.infer<typeof LayersSchema>;

/** Grows by one whenever the media of a case start anew (the worker died): every transport from before is gone. */
export const EpochSchema = z.int().min(1);
