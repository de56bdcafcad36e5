import { z } from 'zod';
import { type Lead, STANDARD_LEADS } from '../ecg/leads.ts';
import { ECG_LIMITS } from '../ecg/limits.ts';
import { InstantSchema } from '../time/instant.ts';
import { StreamIdSchema } from './ids.ts';

export const LeadSchema = z.enum(STANDARD_LEADS);

/** What every frame of one stream has in common. Rate and resolution are the source's own: stored samples are never resampled. */
export const EcgStreamSchema = z.strictObject({
  streamId: StreamIdSchema,
  leads: z
    .array(LeadSchema)
    .min(ECG_LIMITS.leads.min)
    .max(ECG_LIMITS.leads.max)
    .refine(isInStandardOrder, 'each lead once, in the order of a 12-lead sheet: frames carry them so'),
  rateHz: z.int().min(ECG_LIMITS.rateHz.min).max(ECG_LIMITS.rateHz.max),
  /** What one step of the whole-number samples is worth, in nanovolt. */
  lsbNv: z.int().min(ECG_LIMITS.lsbNv.min).max(ECG_LIMITS.lsbNv.max),
  source: z.enum(['recording', 'simulator', 'monitor']),
  startedAt: InstantSchema,
});
export type EcgStream = z.infer<typeof EcgStreamSchema>;

function isInStandardOrder(leads: readonly Lead[]): boolean {
  const places = leads.map((lead) => STANDARD_LEADS.indexOf(lead));
  return places.every((place, index) => index === 0 || place > (places[index - 1] ?? 0));
}
