import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../database.ts';
import type { Tables } from '../tables.ts';

type TableName = keyof Tables;

/** A row as it stands in a backup: bytes as `{ base64 }`, big numbers as text. */
export type BackupRow = Record<string, unknown>;

/** The primary key of each table: the order that rows are read in. Total by type, so that a new table is not forgotten in backups. */
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

/** In memory at once, some megabytes: a photo is up to eight, a part of one a quarter. */
export function rowsAtOnce(table: TableName): number {
  if (table === 'photo') return 2;
  return table === 'photo_part' ? 20 : 200;
}

/** Every row of a table in the order of its key, a few in memory at a time; of a `moment` only those that were there then. */
export async function* readRows(
  database: Database,
  table: TableName,
  moment: Moment | null = null,
): AsyncGenerator<BackupRow> {
  const [key, limit] = [KEYS[table], rowsAtOnce(table)];
  let last: BackupRow | undefined;
  do {
    const wanted = [...(last ? [after(key, last)] : []), ...(moment ? [thereAt(moment)] : [])];
    const { rows } = await sql<BackupRow>`
      select * from ${sql.table(table)} ${wanted.length > 0 ? sql`where ${sql.join(wanted, sql` and `)}` : sql``}
      order by ${columns(key)} limit ${sql.lit(limit)}`.execute(database);
    yield* rows.map(packRow);
    last = rows.length === limit ? rows.at(-1) : undefined;
  } while (last);
}

/** The number of the first transaction that had not begun then. */
export type Moment = string & { readonly Moment: unique symbol };

/** Of a database that nothing else is under way in while this is asked. */
export async function momentOf(database: Database): Promise<Moment> {
  const { rows } = await sql<{
    next: Moment;
  }>`select pg_snapshot_xmax(pg_current_snapshot())::text as next`.execute(database);
  const [row] = rows;
  if (!row) throw new Error('the database does not say which transaction is next');
  return row.next;
}

/** A row that was never changed was there unless the transaction that wrote it began later. By age, because the numbers that rows carry begin anew after four thousand million. */
function thereAt(moment: Moment): RawBuilder<unknown> {
  return sql`not (age(xmin) between 0 and age(${sql.lit(moment)}::xid8::xid))`;
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
  return sql`(${columns(key)}) > (${sql.join(key.map((name) => row[name]))})`;
}

const columns = (names: readonly string[]): RawBuilder<unknown> =>
  sql.join(names.map((name) => sql.ref(name)));

function packRow(row: BackupRow): BackupRow {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, packValue(value)]));
}

export function packValue(value: unknown): unknown {
  if (value instanceof Uint8Array) return { base64: Buffer.from(value).toString('base64') };
  return typeof value === 'bigint' ? value.toString() : value;
}

function unpackValue(value: unknown): unknown {
  const isBytes = typeof value === 'object' && value !== null && 'base64' in value;
  return isBytes ? bytesOf(value) : value;
}

/** The bytes that stand in a backup as `{ base64 }`; none for anything else. */
export function bytesOf(value: unknown): Buffer {
  const text = typeof value === 'object' && value !== null && 'base64' in value ? value.base64 : '';
  return Buffer.from(String(text), 'base64');
}
