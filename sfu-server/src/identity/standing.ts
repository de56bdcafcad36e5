import type { Clock } from '@smart-triage/shared/time/clock';
import { instant } from '@smart-triage/shared/time/instant';
import type { Database } from '../store/database.ts';
import type { Activity } from './activity.ts';
import type { Identity } from './identity.ts';

type StandingParts = {
  database: Database;
  clock: Clock;
  isDemo: boolean;
  activity: Activity;
  revoked: Map<string, number>;
};

/**
 * What has been taken back: sign-ins, accounts and tablets. Asked at every request for a token and every connection, and told at once to whoever holds
 * sessions open.
 */
export class Standing {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #isDemo: boolean;
  readonly #activity: Activity;
  readonly #revoked: Map<string, number>;
  readonly #listeners = new Set<() => void>();

  private constructor({ database, clock, isDemo, activity, revoked }: StandingParts) {
    this.#database = database;
    this.#clock = clock;
    this.#isDemo = isDemo;
    this.#activity = activity;
    this.#revoked = revoked;
  }

  /** [ID4] `isDemo`: people at desks may do without a second factor. Who was let in without one by an earlier demo stands for nothing outside of one. */
  static async create({ database, ...parts }: Omit<StandingParts, 'revoked'>): Promise<Standing> {
    const rows = await database.selectFrom('revocation').select(['subject', 'at_ms']).execute();
    const revoked = new Map(rows.map(({ subject, at_ms }) => [subject, at_ms]));
    return new Standing({ database, ...parts, revoked });
  }

  isOver(identity: Identity): boolean {
    const { signInId, tabletId, actor, endsAt, beganAt = instant(0), secondFactor } = identity;
    const now = this.#clock.now();
    if (endsAt <= now || (this.#activity.endsAt(identity) ?? Infinity) <= now) return true;
    if (tabletId === null && !secondFactor && !this.#isDemo) return true;
    const endedAt = this.#revoked.get(until(actor.id)) ?? -Infinity;
    const keptAt = this.#revoked.get(kept(signInId)) ?? -Infinity;
    if (beganAt <= endedAt && keptAt < endedAt) return true;
    if (this.isTabletRevoked(identity)) return true;
    return [signInId, `actor ${actor.id}`].some((id) => this.#revoked.has(id));
  }

  isTabletRevoked({ tabletId }: Identity): boolean {
    return tabletId !== null && this.#revoked.has(tabletId);
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

  /** [ID9] The same, but for the one sign-in that it is done from. */
  async endOtherSignInsOf({ actor, signInId }: Identity): Promise<void> {
    await this.#revoke(kept(signInId), this.#clock.now());
    await this.#revoke(until(actor.id), this.#revoked.get(kept(signInId)));
  }

  /** Told after each revocation: the moment to look through the open sessions. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  async #revoke(subject: string, at_ms: number = this.#clock.now()): Promise<void> {
    await this.#database
      .insertInto('revocation')
      .values({ subject, at_ms })
      .onConflict((conflict) => conflict.column('subject').doUpdateSet({ at_ms }))
      .execute();
    this.#revoked.set(subject, at_ms);
    for (const listener of this.#listeners) listener();
  }
}

const kept = (signInId: string): string => `kept ${signInId}`;
const until = (actorId: string): string => `sign-ins of ${actorId}`;
