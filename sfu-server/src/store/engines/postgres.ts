import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Engine } from './engine.ts';

/** Any number; the same for every server of one database. */
const LOCK_KEY = 0x53_54_52_49;
const CONNECTIONS = 8;

/**
 * A PostgreSQL server at `url`. State lives in one server process beside it, so a second one is kept out by an advisory lock, which the
 * database lets go of when this process or its connection dies. What slips in between is stopped by `event_log.previous`, which is unique:
 * two writers cannot both follow the same entry.
 */
export async function postgresEngine(url: string): Promise<Engine> {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS, connectionTimeoutMillis: 5000 });
  // A connection that dies while idle is replaced by the pool; the next query tells whether the database is there.
  pool.on('error', () => undefined);
  const holder = await holdLock(url).catch(async (error: unknown) => {
    await pool.end();
    throw error;
  });
  return { dialect: new PostgresDialect({ pool }), release: () => holder.end() };
}

async function holdLock(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5000, keepAlive: true });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (cause) {
    throw new AppError(ErrorCode.StoreUnavailable, 'DATABASE_URL: no answer from the database', { cause });
  }
  const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [
    LOCK_KEY,
  ]);
  if (rows[0]?.held === true) return client;
  await client.end();
  throw new AppError(ErrorCode.StoreUnavailable, 'DATABASE_URL: another server uses this database');
}
