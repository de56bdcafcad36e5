import { PGlite } from '@electric-sql/pglite';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { Kysely, PGliteDialect } from 'kysely';
import { Migrator } from 'kysely/migration';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { migrationProvider } from './migrations.ts';
import type { Tables } from './tables.ts';

export type Database = Kysely<Tables>;

/** Opens the embedded database in `dataDir`, or one in memory for tests (`null`), and brings its tables up to date. */
export async function openDatabase(dataDir: string | null): Promise<Database> {
  const pglite = new PGlite(dataDir === null ? {} : { dataDir: await databaseFolder(dataDir) });
  const database = new Kysely<Tables>({ dialect: new PGliteDialect({ pglite }) });
  await migrate(database);
  return database;
}

async function databaseFolder(dataDir: string): Promise<string> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  return join(dataDir, 'database');
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
