import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';

/** Any number; the same for every server of one database. */
const LOCK_KEY = 0x53_54_52_49;
const ANSWER_WITHIN_MS = 5000;
const TAKEN = 'another server uses this database';
/** SQLSTATE of a database that recovers, or is about to end. */
const STARTING = '57P03';
/** How long a start waits for what passes by itself: the end of a connection whose server was killed, and a database that recovers from its own crash. */
const PASSES_WITHIN_MS = { [TAKEN]: 5000, [STARTING]: 60_000 };
const TRY_EVERY_MS = 250;
/** A machine that is gone says no goodbye: its seat is free when it has not answered for half a minute, where the system's own limit is two hours. */
const NOTICE_THE_DEAD =
  'set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 4';

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

  /** Waits for what passes by itself. Throws `StoreUnavailable` when the database does not answer, or another server has it. */
  static async take(url: string): Promise<PostgresSeat> {
    const began = performance.now();
    try {
      return new PostgresSeat(url, await holdLockSoon(url, began));
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

/** After a kill the next start needs no hand. */
async function holdLockSoon(url: string, began: number): Promise<pg.Client> {
  for (;;) {
    try {
      return await holdLock(url);
    } catch (error) {
      if (performance.now() - began > passesWithinMs(error)) throw error;
      await wait(TRY_EVERY_MS);
    }
  }
}

function passesWithinMs(error: unknown): number {
  if (error instanceof pg.DatabaseError && error.code === STARTING) return PASSES_WITHIN_MS[STARTING];
  return error instanceof Error && error.message === TAKEN ? PASSES_WITHIN_MS[TAKEN] : 0;
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
  await client.query(NOTICE_THE_DEAD);
  const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [
    LOCK_KEY,
  ]);
  if (rows[0]?.held === true) return client;
  await client.end();
  throw new Error(TAKEN);
}
