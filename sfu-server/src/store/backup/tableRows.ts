import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../database.ts';
import type { Tables } from '../tables.ts';

type TableName = keyof Tables;

/** A row as it stands in a backup: bytes as `{ base64 }`, big numbers as text. */
export type BackupRow = Record<string, unknown>;

/**
 * The primary key of each table: the order that rows are read in. Total by type, so that a new table is not forgotten in backups. The order of the tables counts where rows come
 * in meanwhile: an answer is read before the events that it promises, events before the ECG and photos that they speak of, and keys last of all, so that whatever was read opens.
 */
const KEYS: Record<TableName, readonly [string, ...string[]]> = {
  request_log: ['request_id'],
  event_log: ['position'],
  ecg_frame: ['stream_id', 'seq'],
  photo: ['photo_id'],
  photo_part: ['photo_id', 'part'],
  video_segment: ['segment_id'],
  capacity_log: ['position'],
  duty_log: ['position'],
  crew_duty: ['id'],
  crew_member: ['number'],
  audit_log: ['position'],
  account: ['login'],
  tablet: ['id'],
  enrolment_code: ['code_sha256'],
  revocation: ['subject'],
  case_key: ['case_id'],
  store_key: ['name'],
};

export const TABLE_NAMES = Object.keys(KEYS) as readonly TableName[];

const ROWS_AT_ONCE = 500;

/** Every row of a table in the order of its key, a few hundred in memory at a time. */
export async function* readRows(database: Database, table: TableName): AsyncGenerator<BackupRow> {
  const key = KEYS[table];
  let last: BackupRow | undefined;
  do {
    const { rows } = await sql<BackupRow>`
      select * from ${sql.table(table)} ${last ? after(key, last) : sql``}
      order by ${columns(key)} limit ${sql.lit(ROWS_AT_ONCE)}`.execute(database);
    yield* rows.map(packRow);
    last = rows.length === ROWS_AT_ONCE ? rows.at(-1) : undefined;
  } while (last);
}

/** Writes rows as they were, numbers that the database gave out included. */
export async function insertRows(
  database: Database,
  table: TableName,
  rows: readonly BackupRow[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const names = Object.keys(first);
  const values = rows.map((row) => sql`(${sql.join(names.map((name) => unpackValue(row[name])))})`);
  await sql`insert into ${sql.table(table)} (${columns(names)}) overriding system value values ${sql.join(values)}`.execute(
    database,
  );
}

/** The database goes on counting after the highest number that was restored. */
export async function continueCounting(database: Database, table: TableName): Promise<void> {
  const [column, ...more] = KEYS[table];
  if (column !== 'position' || more.length > 0) return;
  await sql`
    select setval(pg_get_serial_sequence(${table}, ${column}), max(${sql.ref(column)}))
    from ${sql.table(table)} having max(${sql.ref(column)}) is not null`.execute(database);
}

export async function isEmpty(database: Database, table: TableName): Promise<boolean> {
  const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(database);
  return rows.length === 0;
}

function after(key: readonly string[], row: BackupRow): RawBuilder<unknown> {
  return sql`where (${columns(key)}) > (${sql.join(key.map((name) => row[name]))})`;
}

const columns = (names: readonly string[]): RawBuilder<unknown> =>
  sql.join(names.map((name) => sql.ref(name)));

function packRow(row: BackupRow): BackupRow {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, packValue(value)]));
}

function packValue(value: unknown): unknown {
  if (value instanceof Uint8Array) return { base64: Buffer.from(value).toString('base64') };
  return typeof value === 'bigint' ? value.toString() : value;
}

function unpackValue(value: unknown): unknown {
  const isBytes = typeof value === 'object' && value !== null && 'base64' in value;
  return isBytes ? Buffer.from(String(value.base64), 'base64') : value;
}
