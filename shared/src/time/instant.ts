import { z } from 'zod';

/** Milliseconds since 1970 UTC on the clock named by the field; whole numbers on the wire. */
export const InstantSchema = z.int().min(0).max(8.64e15).brand('Instant');
export type Instant = z.infer<typeof InstantSchema>;

/** A span in milliseconds. */
export type DurationMs = number & z.$brand<'DurationMs'>;

export function instant(ms: number): Instant {
  return InstantSchema.parse(Math.round(ms));
}

/** How long ago `then` was. Negative spans (a clock was set back) read as zero: nothing is younger than now. */
export function ageMs(then: Instant, now: Instant): DurationMs {
  return Math.max(0, now - then) as DurationMs;
}

export function addMs(at: Instant, ms: number): Instant {
  return instant(at + ms);
}
