import { PostgresDialect } from 'kysely';
import pg from 'pg';
import type { Engine } from './engine.ts';
import { PostgresSeat } from './postgresSeat.ts';

const CONNECTIONS = 8;

/**
 * A PostgreSQL server at `url`. State lives in one server process beside it, so a second one is kept out by an advisory lock, which the
 * database lets go of when this process or its connection dies: after a database that restarted, nothing is read or written before the lock is held again.
 * What slips in between is stopped by `event_log.previous`, which is unique: two writers cannot both follow the same entry.
 */
export async function postgresEngine(url: string): Promise<Engine> {
  const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS, connectionTimeoutMillis: 5000 });
  // A connection that dies while idle is replaced by the pool; the next query tells whether the database is there.
  pool.on('error', () => undefined);
  // One that dies in use fails its query, and says so once more as an event of its own, which would end the process if nobody took it.
  pool.on('connect', (client) => client.on('error', () => undefined));
  const seat = await PostgresSeat.take(url).catch(async (error: unknown) => {
    await pool.end();
    throw error;
  });
  const connect = async (): Promise<pg.PoolClient> => {
    await seat.assertHeld();
    return pool.connect();
  };
  const dialect = new PostgresDialect({ pool: { connect, end: () => pool.end(), options: pool.options } });
  return { dialect, release: () => seat.release() };
}
