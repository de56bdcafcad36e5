import type { Clock } from '@smart-triage/shared/time/clock';
import { addMs, ageMs, type Instant } from '@smart-triage/shared/time/instant';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** What patients say, in minutes ago; the rest is a matter of steps, or of the clock. */
export const ONSET_CHOICES_MINUTES = [30, 60, 120, 360] as const;
export const ONSET_STEP_MINUTES = 15;

export function minutesBefore(now: Instant, minutes: number): Instant {
  return addMs(now, -minutes * MINUTE_MS);
}

/** Symptoms cannot begin in the future: a step forward stops at now. */
export function shiftOnset(onset: Instant, minutes: number, now: Instant): Instant {
  return addMs(onset, Math.min(minutes * MINUTE_MS, now - onset));
}

export function sinceOnset(onset: Instant, now: Instant): { hours: number; minutes: number } {
  const minutes = Math.floor(ageMs(onset, now) / MINUTE_MS);
  return { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
}

/** The last time that a clock showed this: today, or yesterday when it has not been that late yet today. `null` for what is not a time. */
export function lastTimeAt(hoursAndMinutes: string, clock: Clock): Instant | null {
  const match = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(hoursAndMinutes);
  if (!match) return null;
  const now = clock.now();
  const today = new Date(now).setHours(Number(match[1]), Number(match[2]), 0, 0);
  return addMs(now, today - now - (today > now ? DAY_MS : 0));
}
