import { sql } from 'kysely';
import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { openDatabase } from '../src/store/database.ts';

/** kysely's own. */
const BOOKKEEPING = 'kysely_';

it('the data map of docs/security.md names every table that the store has', async () => {
  const database = await openDatabase({ dataDir: null });
  const found = await sql<{ name: string }>`
    select table_name as name from information_schema.tables where table_schema = 'public'`.execute(database);
  await database.destroy();
  const text = await readFile(new URL('../../docs/security.md', import.meta.url), 'utf8');
  const map = /## Data map.*?(?=\n## )/s.exec(text)?.[0] ?? '';
  const tables = found.rows.map(({ name }) => name).filter((name) => !name.startsWith(BOOKKEEPING));
  expect(tables.length).toBeGreaterThan(10);
  expect(tables.filter((name) => !map.includes(`\`${name}\``))).toEqual([]);
});
