import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { Database } from '../database.ts';
import { MIGRATION_NAMES } from '../migrations.ts';
import { readBackupFile, type TableRow, writeBackupFile } from './backupFile.ts';
import { type BackupRow, continueCounting, insertRows, isEmpty, readRows, TABLE_NAMES } from './tableRows.ts';

const ROWS_PER_INSERT = 200;

/**
 * Writes everything that the database holds to `file`, as it stood at one moment. What is sealed stays sealed: without the key file the backup is of no use, and to nobody
 * else either. `isSnapshot: false` is for the embedded database of a server that runs, which would stand still meanwhile: tables are then read one after the other, in an order in
 * which nothing that is read refers to something that was not there yet. @returns the number of rows.
 */
export function backUp(
  database: Database,
  file: string,
  { isSnapshot }: { isSnapshot: boolean } = { isSnapshot: true },
): Promise<number> {
  if (!isSnapshot) return writeBackupFile(file, MIGRATION_NAMES, allRows(database));
  return database
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((snapshot) => writeBackupFile(file, MIGRATION_NAMES, allRows(snapshot)));
}

async function* allRows(database: Database): AsyncGenerator<TableRow> {
  for (const table of TABLE_NAMES) for await (const row of readRows(database, table)) yield [table, row];
}

/** Whether nothing was ever stored in it. */
export async function isNew(database: Database): Promise<boolean> {
  for (const table of TABLE_NAMES) if (!(await isEmpty(database, table))) return false;
  return true;
}

/** Fills an empty database from `file`, wholly or not at all. @throws AppError `invalid` when it is not empty, or the file is not whole. */
export function restore(database: Database, file: string): Promise<number> {
  return database.transaction().execute(async (transaction) => {
    for (const table of TABLE_NAMES) {
      if (!(await isEmpty(transaction, table)))
        throw new AppError(ErrorCode.Invalid, `${table}: not empty; restore into a new data folder`);
    }
    const writer = new RowWriter(transaction);
    const rows = await readBackupFile(file, MIGRATION_NAMES, (row) => writer.add(row));
    await writer.flush();
    for (const table of TABLE_NAMES) await continueCounting(transaction, table);
    return rows;
  });
}

/** Gathers rows of one table, because one insert for each would take hours. */
class RowWriter {
  readonly #database: Database;
  #table: (typeof TABLE_NAMES)[number] | null = null;
  #rows: BackupRow[] = [];

  constructor(database: Database) {
    this.#database = database;
  }

  async add([name, row]: TableRow): Promise<void> {
    const table = TABLE_NAMES.find((known) => known === name);
    if (!table) throw new AppError(ErrorCode.Invalid, 'backup: a table that this version does not know');
    if (table !== this.#table || this.#rows.length === ROWS_PER_INSERT) await this.flush();
    this.#table = table;
    this.#rows.push(row);
  }

  async flush(): Promise<void> {
    const rows = this.#rows;
    this.#rows = [];
    if (this.#table) await insertRows(this.#database, this.#table, rows);
  }
}
