import { hash, verify } from '@node-rs/argon2';
import type { Actor } from '@smart-triage/shared/domain/role';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';

export type Account = { login: string; actor: Actor; passwordHash: string };

/** A tablet that may be paired with this code. */
export type Pairing = { codeHash: string; actor: Actor };

/** People and tablets that may get in. */
export class Accounts {
  readonly #accounts = new Map<string, Account>();
  readonly #pairings: Pairing[] = [];
  /** Checked when a login does not exist, so that the answer takes as long as for one that does. */
  readonly #decoyHash: string;

  private constructor(decoyHash: string) {
    this.#decoyHash = decoyHash;
  }

  static async create(): Promise<Accounts> {
    return new Accounts(await hash('no account has this password'));
  }

  async add(login: string, password: string, actor: Actor): Promise<void> {
    this.#accounts.set(login, { login, actor, passwordHash: await hash(password) });
  }

  async addPairing(code: string, actor: Actor): Promise<void> {
    this.#pairings.push({ codeHash: await hash(code), actor });
  }

  async signIn(login: string, password: string): Promise<Actor> {
    const account = this.#accounts.get(login);
    const isRight = await verify(account?.passwordHash ?? this.#decoyHash, password);
    if (!account || !isRight) throw new AppError(ErrorCode.NotSignedIn, 'account or password is wrong');
    return account.actor;
  }

  async pair(code: string): Promise<Actor> {
    for (const { codeHash, actor } of this.#pairings) {
      if (await verify(codeHash, code)) return actor;
    }
    throw new AppError(ErrorCode.NotSignedIn, 'the pairing code is wrong');
  }
}
