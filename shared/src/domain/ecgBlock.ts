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

/** Eight hours, and below the server's message limit: a block is about 170 bytes of JSON. A longer ride is compared in several parts. */
export const BLOCKS_PER_COMPARISON = 480;

/** Which minute of which stream. */
export const EcgMinuteSchema = EcgBlockSchema.pick({ streamId: true, block: true });
export type EcgMinute = z.infer<typeof EcgMinuteSchema>;

/** How many blocks were compared, and which of them were not the same. `blocks` is 0 when there was no ECG to compare. */
export const EcgComparisonSchema = z
  .strictObject({
    blocks: z.int().min(0),
    differing: z.int().min(0),
    /** The minutes that differ. Records from before they were named have none. */
    minutes: z.array(EcgMinuteSchema).default([]),
  })
  .refine(({ blocks, differing }) => differing <= blocks, 'no more blocks differ than were compared')
  .refine(({ differing, minutes }) => minutes.length <= differing, 'no more minutes are named than differ');
export type EcgComparison = z.infer<typeof EcgComparisonSchema>;

/** One part of a long ride, or of a case with two tablets, after another. */
export function addComparison(before: EcgComparison | null, part: EcgComparison): EcgComparison {
  return {
    blocks: (before?.blocks ?? 0) + part.blocks,
    differing: (before?.differing ?? 0) + part.differing,
    minutes: [...(before?.minutes ?? []), ...part.minutes],
  };
}
