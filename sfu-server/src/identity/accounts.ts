import { hash, verify } from '@node-rs/argon2';
import { type Actor, type Role, RoleSchema, type SiteId, siteOf } from '@smart-triage/shared/domain/role';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { Clock } from '@smart-triage/shared/time/clock';
import type { Database } from '../store/database.ts';
import type { AccountTable } from '../store/tables.ts';
import { totpPlace } from '../store/vault/totpPlace.ts';
import type { StaffVault } from '../store/vault/staffVault.ts';
import type { PasswordChange, SignInRequest } from '@smart-triage/shared/protocol/signIn';
import { readBrokenPasswords } from './brokenPasswords.ts';
import { assertGoodPassword } from './passwordRules.ts';
import { matchTotp } from './totp.ts';

export type NewAccount = {
  login: string;
  password: string;
  actor: Actor;
  /** Base32; `null` for an account without a second factor. */
  totpSecret: string | null;
  /** Exists until the next start only. */
  demo?: boolean;
};

/** What a password alone is worth here depends on the account: with a secret, it is worth nothing without the code of the moment. */
export type SignedIn = { actor: Actor; secondFactor: boolean; isByProvider?: true };

type AccountsDeps = { database: Database; clock: Clock; vault: StaffVault };

/** The people who may sign in. argon2id with the library's defaults: 19 MiB, two passes (OWASP's first choice). */
export class Accounts {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #vault: StaffVault;
  /** Checked when a login does not exist, so that the answer takes as long as for one that does. */
  readonly #decoyHash: string;

  readonly #broken: ReadonlySet<string>;

  private constructor(
    { database, clock, vault }: AccountsDeps,
    decoyHash: string,
    broken: ReadonlySet<string>,
  ) {
    this.#database = database;
    this.#clock = clock;
    this.#vault = vault;
    this.#decoyHash = decoyHash;
    this.#broken = broken;
  }

  static async create(deps: AccountsDeps): Promise<Accounts> {
    return new Accounts(deps, await hash('no account has this password'), await readBrokenPasswords());
  }

  async add({ login, password, actor, totpSecret, demo = false }: NewAccount): Promise<void> {
    const { numInsertedOrUpdatedRows } = await this.#database
      .insertInto('account')
      .values({
        login,
        actor_id: actor.id,
        name: actor.name,
        role: actor.role,
        site: actor.site ?? null,
        password_hash: await hash(password),
        totp_secret: null,
        totp_sealed: await this.#sealed(login, totpSecret),
        totp_used_step: '0',
        demo,
        disabled: false,
        // A demo's ends with its start.
        password_made: !demo,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows === 0n)
      throw new AppError(ErrorCode.NotAllowedNow, 'there is such an account already');
  }

  /** Gives the actor, so that what it has open can be ended. */
  async disable(login: string): Promise<Actor> {
    const account = await this.#find(login);
    if (!account) throw new AppError(ErrorCode.NotFound, 'there is no such account');
    await this.#database.updateTable('account').set({ disabled: true }).where('login', '=', login).execute();
    return actorOf(account);
  }

  /** A new password and a new second factor for somebody who lost one, or whose were seen. Gives the actor, so that what was opened with the old ones can be ended. */
  async reset(login: string, secrets: { password: string; totpSecret: string }): Promise<Actor> {
    const account = await this.#find(login);
    if (!account || account.disabled) throw new AppError(ErrorCode.NotFound, 'there is no such account');
    const changed = {
      password_hash: await hash(secrets.password),
      totp_sealed: await this.#sealed(login, secrets.totpSecret),
      totp_used_step: '0',
      password_made: true,
    };
    await this.#database.updateTable('account').set(changed).where('login', '=', login).execute();
    return actorOf(account);
  }

  /**
   * [ID9] By the person themselves, who knows the old one and has the second factor at hand, where there is one.
   * @throws AppError `not-allowed-now` for who has no password here, `not-signed-in` when the old one or the code is wrong, `invalid` for a new one that is easily guessed.
   */
  async changePassword(actorId: string, { password, code, newPassword }: PasswordChange): Promise<void> {
    const account = await this.#database
      .selectFrom('account')
      .selectAll()
      .where('actor_id', '=', actorId)
      .executeTakeFirst();
    if (!account) throw new AppError(ErrorCode.NotAllowedNow, 'this person has no password here');
    assertGoodPassword(newPassword, account, this.#broken);
    await this.signIn({ account: account.login, password, ...(code !== undefined && { code }) });
    await this.#keep(account.login, newPassword);
  }

  /** Everybody with this role in this organisation who may sign in, by name. */
  async peopleOf(role: Role, site: SiteId): Promise<Actor[]> {
    const rows = await this.#database
      .selectFrom('account')
      .selectAll()
      .where('role', '=', role)
      .where('disabled', '=', false)
      .orderBy('name')
      .execute();
    return rows.map(actorOf).filter((actor) => siteOf(actor) === site);
  }

  /**
   * [ID3] What an earlier demo left behind must not let anybody in. Who was let in by it may stay for the next demo, after a restart, but never in what is none:
   * `endSignInsOf` is told of each of them before the account goes, so that a kill in between leaves nobody in.
   */
  async removeDemo(isDemo: boolean, endSignInsOf: (actorId: string) => Promise<void>): Promise<void> {
    const demo = this.#database.selectFrom('account').select('actor_id').where('demo', '=', true);
    if (!isDemo) for (const { actor_id } of await demo.execute()) await endSignInsOf(actor_id);
    await this.#database.deleteFrom('account').where('demo', '=', true).execute();
  }

  /**
   * @throws AppError `not-signed-in` for what is wrong, `second-factor-needed` without the code, `password-to-choose` where the password is one that was made for the
   * person and comes without a new one, `invalid` for a new one that is easily guessed. The last two use up no code.
   */
  async signIn({ account: login, password, code, newPassword }: SignInRequest): Promise<SignedIn> {
    const account = await this.#find(login);
    const isRight = await verify(account?.password_hash ?? this.#decoyHash, password);
    if (!account || account.disabled || !isRight) throw wrong();
    const step = await this.#stepOf(account, code);
    this.#assertChosen(account, password, newPassword);
    if (step !== null && !(await this.#useStep(login, step))) throw wrong();
    if (newPassword !== undefined) await this.#keep(login, newPassword);
    return { actor: actorOf(account), secondFactor: step !== null };
  }

  /** The time step of the code; `null` for an account without a second factor. */
  async #stepOf(account: AccountTable, code: string | undefined): Promise<number | null> {
    const { login, totp_sealed, totp_used_step } = account;
    if (totp_sealed === null) return null;
    if (code === undefined)
      throw new AppError(ErrorCode.SecondFactorNeeded, 'this account has a second factor');
    const secret = await this.#vault.open(totpPlace(login), totp_sealed);
    const step = matchTotp(secret, code, this.#clock.now(), Number(totp_used_step));
    if (step === null) throw wrong();
    return step;
  }

  /** [ID12] What was made for the person gets nobody in: only what they choose in its place does. */
  #assertChosen(account: AccountTable, password: string, newPassword: string | undefined): void {
    if (newPassword === undefined) {
      if (account.password_made)
        throw new AppError(ErrorCode.PasswordToChoose, 'this password is good once, to choose another');
      return;
    }
    if (!account.password_made)
      throw new AppError(ErrorCode.NotAllowedNow, 'a password of one’s own is changed by who is signed in');
    if (newPassword === password)
      throw new AppError(ErrorCode.Invalid, 'newPassword: is the one that was made', {
        issues: [{ path: 'newPassword', limit: 'is the one that was made' }],
      });
    assertGoodPassword(newPassword, account, this.#broken);
  }

  async #keep(login: string, chosen: string): Promise<void> {
    const password_hash = await hash(chosen);
    await this.#database
      .updateTable('account')
      .set({ password_hash, password_made: false })
      .where('login', '=', login)
      .execute();
  }

  /** False when another sign-in has used this code meanwhile. */
  async #useStep(login: string, step: number): Promise<boolean> {
    const { numUpdatedRows } = await this.#database
      .updateTable('account')
      .set({ totp_used_step: String(step) })
      .where('login', '=', login)
      .where('totp_used_step', '<', String(step))
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  async #sealed(login: string, totpSecret: string | null): Promise<string | null> {
    return totpSecret === null ? null : this.#vault.seal(totpPlace(login), totpSecret);
  }

  async #find(login: string): Promise<AccountTable | undefined> {
    return this.#database.selectFrom('account').selectAll().where('login', '=', login).executeTakeFirst();
  }
}

function actorOf({ actor_id, name, role, site }: AccountTable): Actor {
  return { id: actor_id, name, role: RoleSchema.parse(role), ...(site !== null && { site }) };
}

function wrong(): AppError {
  return new AppError(ErrorCode.NotSignedIn, 'account, password or code is wrong');
}
