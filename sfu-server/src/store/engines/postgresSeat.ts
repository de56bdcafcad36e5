import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import pg from 'pg';

/** Any number; the same for every server of one database. */
const LOCK_KEY = 0x53_54_52_49;
const ANSWER_WITHIN_MS = 5000;
const TAKEN = 'another server uses this database';

/** The one seat at a database: an advisory lock on a connection of its own, which ends with that connection. */
export class PostgresSeat {
  readonly #url: string;
  #holder: pg.Client;
  #isHeld = true;
  #taking: Promise<void> | null = null;

  private constructor(url: string, holder: pg.Client) {
    this.#url = url;
    this.#holder = holder;
    this.#watch();
  }

  /** Throws `StoreUnavailable` when the database does not answer, or another server has it. */
  static async take(url: string): Promise<PostgresSeat> {
    try {
      return new PostgresSeat(url, await holdLock(url));
    } catch (cause) {
      const isTaken = cause instanceof Error && cause.message === TAKEN;
      const what = isTaken ? TAKEN : 'no answer from the database';
      throw new AppError(ErrorCode.StoreUnavailable, `DATABASE_URL: ${what}`, { cause });
    }
  }

  /** Takes the seat again when its connection was lost. Rejects like a lost connection while that fails, so that nothing is done without it. */
  async assertHeld(): Promise<void> {
    if (this.#isHeld) return;
    this.#taking ??= this.#takeAgain().finally(() => {
      this.#taking = null;
    });
    await this.#taking;
  }

  release(): Promise<void> {
    return this.#holder.end();
  }

  async #takeAgain(): Promise<void> {
    this.#holder = await holdLock(this.#url);
    this.#isHeld = true;
    this.#watch();
  }

  #watch(): void {
    this.#holder.once('end', () => {
      this.#isHeld = false;
    });
  }
}

async function holdLock(url: string): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: ANSWER_WITHIN_MS,
    keepAlive: true,
  });
  // A lost connection ends: that is what is watched.
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [
    LOCK_KEY,
  ]);
  if (rows[0]?.held === true) return client;
  await client.end();
  throw new Error(TAKEN);
}
