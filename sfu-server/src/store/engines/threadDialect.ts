import {
  AbortedTransactionError,
  type CompiledQuery,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type Driver,
  type Kysely,
  PGliteAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import { databaseCode } from './databaseCode.ts';
import type { Place } from './databaseJobs.ts';
import { ThreadLine } from './threadLine.ts';

/** PGlite in a thread of its own, for Kysely, which lets one at a time use the one connection. A thread that died is followed by another with the next connection. */
export class ThreadDialect implements Dialect {
  readonly #driver: ThreadDriver;

  constructor(place: Place) {
    this.#driver = new ThreadDriver(place);
  }

  createDriver(): Driver {
    return this.#driver;
  }

  createAdapter(): PGliteAdapter {
    return new PGliteAdapter();
  }

  createQueryCompiler(): PostgresQueryCompiler {
    return new PostgresQueryCompiler();
  }

  createIntrospector(database: Kysely<unknown>): DatabaseIntrospector {
    return new PostgresIntrospector(database);
  }

  /** Ends the thread as a crash would: the drill that shows that nothing is written half. */
  async killThread(): Promise<void> {
    await this.#driver.killThread();
  }
}

class ThreadDriver implements Driver {
  readonly #place: Place;
  #line: ThreadLine | null = null;

  constructor(place: Place) {
    this.#place = place;
  }

  async init(): Promise<void> {
    // The thread begins with the first connection.
  }

  async acquireConnection(): Promise<ThreadConnection> {
    const code = await databaseCode();
    if (!this.#line || this.#line.isDead) this.#line = new ThreadLine({ place: this.#place, code });
    return new ThreadConnection(this.#line);
  }

  async releaseConnection(): Promise<void> {
    // One connection, which stays.
  }

  /** The level of isolation is not set: with one connection every transaction is alone. */
  beginTransaction(connection: ThreadConnection): Promise<void> {
    return connection.begin();
  }

  commitTransaction(connection: ThreadConnection): Promise<void> {
    return connection.commit();
  }

  rollbackTransaction(connection: ThreadConnection): Promise<void> {
    return connection.rollback();
  }

  async destroy(): Promise<void> {
    await this.#line?.close();
  }

  async killThread(): Promise<void> {
    await this.#line?.kill();
  }
}

/** To one thread: what follows a death within a transaction fails, instead of being written outside of it by the next thread. */
class ThreadConnection implements DatabaseConnection {
  readonly #line: ThreadLine;
  #hasFailed = false;

  constructor(line: ThreadLine) {
    this.#line = line;
  }

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    try {
      const { rows, affectedRows } = await this.#line.ask(sql, parameters);
      return {
        rows: rows as R[],
        ...(affectedRows === null ? {} : { numAffectedRows: BigInt(affectedRows) }),
      };
    } catch (error) {
      this.#hasFailed = true;
      throw error;
    }
  }

  streamQuery(): never {
    throw new Error('the embedded database does not stream');
  }

  async begin(): Promise<void> {
    this.#hasFailed = false;
    await this.#line.ask('begin', []);
  }

  /** PostgreSQL answers a commit after a failed statement with a rollback that looks like success. */
  async commit(): Promise<void> {
    if (this.#hasFailed) {
      await this.rollback();
      throw new AbortedTransactionError();
    }
    await this.#line.ask('commit', []);
  }

  async rollback(): Promise<void> {
    await this.#line.ask('rollback', []);
  }
}
