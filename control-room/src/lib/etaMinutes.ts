import type { PositionReport } from '@smart-triage/shared/protocol/requests';
import { ageMs, type Instant } from '@smart-triage/shared/time/instant';

/** A crew reports its position every few seconds; after a minute without one, nobody knows where it is. */
export const POSITION_STALE_MS = 60_000;

export function isStalePosition({ reportedAt }: PositionReport, now: Instant): boolean {
  return ageMs(reportedAt, now) >= POSITION_STALE_MS;
}

/** Whole minutes until the crew expects to be there, rounded up; `null` when it did not say. */
export function etaMinutes({ arrivalAt }: PositionReport, now: Instant): number | null {
  return arrivalAt === null ? null : Math.ceil(Math.max(0, arrivalAt - now) / 60_000);
}
