import { z } from 'zod';
import { VideoAnswerSchema, VideoPolicySchema } from '../../domain/videoRecording.ts';
import { ChangedSchema, NothingSchema, change, type RequestTable } from './parts.ts';

/** Recorded picture and sound. What was recorded is watched over HTTP. */
export const VIDEO_REQUESTS = {
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
} as const satisfies RequestTable;
