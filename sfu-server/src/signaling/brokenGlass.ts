import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { Actor } from '@smart-triage/shared/domain/role';
import type { Clock } from '@smart-triage/shared/time/clock';
import { addMs, type Instant } from '@smart-triage/shared/time/instant';

/** One ride with its handover. */
export const BROKEN_GLASS_MS = 4 * 60 * 60_000;

/**
 * [AC3] Who has opened which other organisation's case in an emergency. Kept in memory: after a restart a reason is asked for again, and the access log keeps
 * what was.
 */
export class BrokenGlass {
  readonly #clock: Clock;
  readonly #until = new Map<string, Instant>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  break(actor: Actor, caseId: CaseId): Instant {
    const until = addMs(this.#clock.now(), BROKEN_GLASS_MS);
    this.#until.set(keyOf(actor, caseId), until);
    return until;
  }

  isBroken(actor: Actor, caseId: CaseId): boolean {
    return (this.#until.get(keyOf(actor, caseId)) ?? 0) > this.#clock.now();
  }

  /** The people whose time has run out since the last call: what they hear of the case has to end. */
  takeExpired(): string[] {
    const now = this.#clock.now();
    const expired = [...this.#until].filter(([, until]) => until <= now).map(([key]) => key);
    for (const key of expired) this.#until.delete(key);
    return expired.map((key) => key.slice(key.indexOf(' ') + 1));
  }
}

function keyOf({ id }: Actor, caseId: CaseId): string {
  return `${caseId} ${id}`;
}
