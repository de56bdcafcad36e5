import { sql } from 'kysely';
import type { Database } from './database.ts';

/**
 * [OB5] Made with the tables and the same for as long as they are there. No backup carries it: a store that was restored lacks what came after the backup, and
 * by its new id the tablets know that they have to look.
 */
export async function readStoreId(database: Database): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from store_identity`.execute(database);
  const [row] = rows;
  if (!row) throw new Error('the store has no identity');
  return row.id;
}
