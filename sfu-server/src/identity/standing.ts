import type { Clock } from '@smart-triage/shared/time/clock';
import type { Database } from '../store/database.ts';
import type { Identity } from './identity.ts';

/**
 * What has been taken back: sign-ins, accounts and tablets. Asked at every request for a token and every connection, and told at once to whoever holds
 * sessions open.
 */
export class Standing {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #revoked: Set<string>;
  readonly #listeners = new Set<() => void>();

  private constructor(database: Database, clock: Clock, revoked: Set<string>) {
    this.#database = database;
    this.#clock = clock;
    this.#revoked = revoked;
  }

  static async create(database: Database, clock: Clock): Promise<Standing> {
    const rows = await database.selectFrom('revocation').select('subject').execute();
    return new Standing(database, clock, new Set(rows.map(({ subject }) => subject)));
  }

  isOver({ signInId, tabletId, actor, endsAt }: Identity): boolean {
    if (endsAt <= this.#clock.now()) return true;
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

  /** Told after each revocation: the moment to look through the open sessions. */
  onChange(listener: () => void): void {
    this.#listeners.add(listener);
  }

  async #revoke(subject: string): Promise<void> {
    await this.#database
      .insertInto('revocation')
      .values({ subject, at_ms: this.#clock.now() })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    this.#revoked.add(subject);
    for (const listener of this.#listeners) listener();
  }
}
