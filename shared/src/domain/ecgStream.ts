import { z } from 'zod';
import { STANDARD_LEADS } from '../ecg/leads.ts';
import { InstantSchema } from '../time/instant.ts';
import { StreamIdSchema } from './ids.ts';

export const LeadSchema = z.enum(STANDARD_LEADS);

/** What every frame of one stream has in common. Rate and resolution are the source's own: stored samples are never resampled. */
export const EcgStreamSchema = z.strictObject({
  streamId: StreamIdSchema,
  leads: z.array(LeadSchema).min(1).max(12),
  rateHz: z.int().min(100).max(1000),
  /** What one step of the whole-number samples is worth, in nanovolt. */
  lsbNv: z.int().min(1).max(100_000),
  source: z.enum(['recording', 'simulator', 'monitor']),
  startedAt: InstantSchema,
});
export type EcgStream = z.infer<typeof EcgStreamSchema>;
