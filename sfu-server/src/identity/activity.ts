import type { Role } from '@smart-triage/shared/domain/role';
import type { Clock } from '@smart-triage/shared/time/clock';
import { addMs, type Instant, instant } from '@smart-triage/shared/time/instant';
import type { Identity } from './identity.ts';

/** Minutes without use after which somebody has to sign in anew; 0: never. */
export type IdleLimits = {
  /** Cardiologists and dispatchers, at whose screens it rings: who is signed out is not called. */
  careMin: number;
  /** Administrators, auditors, researchers. */
  officeMin: number;
};

const MINUTE_MS = 60_000;
/** Longer than any sign-in lasts. */
const LONGEST_MS = 24 * 60 * MINUTE_MS;

/** [ID10] When each sign-in at a desk was last used. What a token says of it counts after a restart. */
export class Activity {
  readonly #clock: Clock;
  readonly #limits: IdleLimits;
  readonly #lastUse = new Map<string, Instant>();

  constructor(clock: Clock, limits: IdleLimits) {
    this.#clock = clock;
    this.#limits = limits;
  }

  /** Somebody did something on their page, or has just signed in. */
  touch({ signInId }: Identity): void {
    const now = this.#clock.now();
    this.#lastUse.set(signInId, now);
    for (const [one, at] of this.#lastUse) if (at + LONGEST_MS < now) this.#lastUse.delete(one);
  }

  /** As a token carries it. */
  lastUse({ signInId, usedAt, beganAt }: Identity): Instant {
    return this.#lastUse.get(signInId) ?? usedAt ?? beganAt ?? instant(0);
  }

  /** `null`: a tablet, in an emergency or waiting for one, is never signed out for rest; nor is who has no limit. */
  endsAt(identity: Identity): Instant | null {
    const minutes = this.#minutesOf(identity.actor.role);
    if (identity.tabletId !== null || minutes === 0) return null;
    return addMs(this.lastUse(identity), minutes * MINUTE_MS);
  }

  #minutesOf(role: Role): number {
    switch (role) {
      case 'paramedic':
        return 0;
      case 'cardiologist':
      case 'dispatcher':
        return this.#limits.careMin;
      default:
        return this.#limits.officeMin;
    }
  }
}
