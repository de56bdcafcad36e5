import { z } from 'zod';
import { StreamIdSchema } from './ids.ts';

/** A minute of tenth-second frames: block `n` holds the frames `600 n` to `600 n + 599` of its stream, the last one what is left. */
export const FRAMES_PER_BLOCK = 600;

/** [EC9] What a tablet captured as one block, by its hash: SHA-256 over `packFrames` of its encoded frames, in order. */
export const EcgBlockSchema = z.strictObject({
  streamId: StreamIdSchema,
  block: z.int().min(0),
  frames: z.int().min(1).max(FRAMES_PER_BLOCK),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type EcgBlock = z.infer<typeof EcgBlockSchema>;

/** How many blocks were compared, and how many were not the same. `blocks` is 0 when there was no ECG to compare. */
export const EcgComparisonSchema = z
  .strictObject({ blocks: z.int().min(0), differing: z.int().min(0) })
  .refine(({ blocks, differing }) => differing <= blocks, 'no more blocks differ than were compared');
export type EcgComparison = z.infer<typeof EcgComparisonSchema>;
