import type { Database } from './database.ts';
import { CHAIN_START } from './hashChain.ts';

/** What the next entry of a chained table follows: as the database has it, whatever its last answer was. */
export async function lastHashIn(database: Database, table: 'event_log' | 'audit_log'): Promise<string> {
  const last = await database
    .selectFrom(table)
    .select('hash')
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.hash ?? CHAIN_START;
}
