import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { embeddedEngine } from './engines/embedded.ts';
import type { Engine } from './engines/engine.ts';
import { postgresEngine } from './engines/postgres.ts';
import { migrationProvider } from './migrations.ts';
import type { Tables } from './tables.ts';

export type Database = Kysely<Tables>;

/** `url` names a PostgreSQL server; without one the embedded database in `dataDir` is used, or one in memory for tests (`null`). */
export type DatabasePlace = { dataDir: string | null; url?: string | undefined };

/**
 * Opens the database, brings its tables up to date, and keeps every other server out until `destroy`.
 * @throws AppError `store-unavailable` when it is not there, in use, or cannot be brought up to date.
 */
export async function openDatabase({ dataDir, url }: DatabasePlace): Promise<Database> {
  const engine = await (url === undefined ? embeddedEngine(dataDir) : postgresEngine(url));
  const database = new OwnedDatabase(engine);
  await migrate(database);
  return database;
}

class OwnedDatabase extends Kysely<Tables> {
  readonly #engine: Engine;

  constructor(engine: Engine) {
    super({ dialect: engine.dialect });
    this.#engine = engine;
  }

  override async destroy(): Promise<void> {
    await super.destroy();
    await this.#engine.release();
  }
}

async function migrate(database: Database): Promise<void> {
  const migrator = new Migrator({ db: database, provider: migrationProvider });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) {
    await database.destroy();
    throw new AppError(ErrorCode.StoreUnavailable, 'the database could not be brought up to date', {
      cause: error,
    });
  }
}
