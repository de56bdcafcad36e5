import { ageMs, type Instant } from '../time/instant.ts';

/** Longer than any shift that a tablet is without a link for; what is older was dated by a clock that was never set. */
const OPENED_AT_MOST_MS_AGO = 24 * 3600_000;
/** Less than this between the crew's press and the server is a link like any other, and not worth a word on a screen. */
const WORTH_SAYING_MS = 60_000;

/**
 * [CS14] When a case was opened of which the server hears `now`: what the tablet says, where that can be. `null`: it says nothing, or the future, or another day, and the
 * case counts as opened when it came.
 */
export function believedOpening(told: Instant | undefined, now: Instant): Instant | null {
  if (told === undefined || told > now) return null;
  return ageMs(told, now) > OPENED_AT_MOST_MS_AGO ? null : told;
}

/** [CS14] When the server first heard of a case that had been opened a while before; `null` where that was at once, or is not known. */
export function heardLater(openedAt: Instant, knownSince: Instant | null): Instant | null {
  return knownSince !== null && ageMs(openedAt, knownSince) >= WORTH_SAYING_MS ? knownSince : null;
}
