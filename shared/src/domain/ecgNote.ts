import { z } from 'zod';
import { ECG_LIMITS } from '../ecg/limits.ts';
import { InstantSchema } from '../time/instant.ts';
import { StreamIdSchema } from './ids.ts';
import { ActorSchema } from './role.ts';

/** What somebody remarks on the trace. It is pinned to one stored sample, so that it stays where it was put whatever the clocks did. */
export const EcgNoteDraftSchema = z.strictObject({
  streamId: StreamIdSchema,
  /** The frame, and the sample in it. */
  seq: z.int().min(0),
  sample: z
    .int()
    .min(0)
    .max(ECG_LIMITS.samplesPerFrame.max - 1),
  text: z.string().trim().min(1).max(500),
});
export type EcgNoteDraft = z.infer<typeof EcgNoteDraftSchema>;

export const EcgNoteSchema = EcgNoteDraftSchema.extend({
  /** The event that wrote it, by which it is taken back; 0 in states that were kept before notes had one. */
  event: z.int().min(0).default(0),
  by: ActorSchema,
  at: InstantSchema,
});
export type EcgNote = z.infer<typeof EcgNoteSchema>;
