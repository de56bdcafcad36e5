import type { Clock } from '@smart-triage/shared/time/clock';
import { instant } from '@smart-triage/shared/time/instant';
import type { Database } from '../store/database.ts';
import type { Identity } from './identity.ts';

type StandingParts = { database: Database; clock: Clock; isDemo: boolean; revoked: Map<string, number> };

/**
 * What has been taken back: sign-ins, accounts and tablets. Asked at every request for a token and every connection, and told at once to whoever holds
 * sessions open.
 */
export class Standing {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #isDemo: boolean;
  readonly #revoked: Map<string, number>;
  readonly #listeners = new Set<() => void>();

  private constructor({ database, clock, isDemo, revoked }: StandingParts) {
    this.#database = database;
    this.#clock = clock;
    this.#isDemo = isDemo;
    this.#revoked = revoked;
  }

  /** [ID4] `isDemo`: people at desks may do without a second factor. Who was let in without one by an earlier demo stands for nothing outside of one. */
  static async create(database: Database, clock: Clock, isDemo: boolean): Promise<Standing> {
    const rows = await database.selectFrom('revocation').select(['subject', 'at_ms']).execute();
    const revoked = new Map(rows.map(({ subject, at_ms }) => [subject, at_ms]));
    return new Standing({ database, clock, isDemo, revoked });
  }

  isOver({ signInId, tabletId, actor, endsAt, beganAt = instant(0), secondFactor }: Identity): boolean {
    if (endsAt <= this.#clock.now()) return true;
    if (tabletId === null && !secondFactor && !this.#isDemo) return true;
    if (beganAt <= (this.#revoked.get(until(actor.id)) ?? -Infinity)) return true;
    return [signInId, tabletId, `actor ${actor.id}`].some((id) => id !== null && this.#revoked.has(id));
  }

  endSignIn(signInId: string): Promise<void> {
    return this.#revoke(signInId);
  }

  endTablet(tabletId: string): Promise<void> {
    return this.#revoke(tabletId);
  }

  endAccount(actorId: string): Promise<void> {
    return this.#revoke(`actor ${actorId}`);
  }

  /** Ends what this person has open on whatever page, and lets them sign in anew: a lost phone, a new password, somebody who left the provider. */
  endSignInsOf(actorId: string): Promise<void> {
    return this.#revoke(until(actorId));
  }

  /** Told after each revocation: the moment to look through the open sessions. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  async #revoke(subject: string): Promise<void> {
    const at_ms = this.#clock.now();
    await this.#database
      .insertInto('revocation')
      .values({ subject, at_ms })
      .onConflict((conflict) => conflict.column('subject').doUpdateSet({ at_ms }))
      .execute();
    this.#revoked.set(subject, at_ms);
    for (const listener of this.#listeners) listener();
  }
}

const until = (actorId: string): string => `sign-ins of ${actorId}`;
