import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { Database } from '../database.ts';
import { MIGRATION_NAMES } from '../migrations.ts';
import { readVideoFile, removeVideoFile, type VideoPlace, writeVideoFile } from '../videoFiles.ts';
import { readBackupFile, type TableRow, writeBackupFile } from './backupFile.ts';
import { placeIn, storedRows, storedRowsAtOneMoment, VIDEO_FILE } from './storedRows.ts';
import {
  type BackupRow,
  continueCounting,
  insertRows,
  isEmpty,
  rowsAtOnce,
  TABLE_NAMES,
  bytesOf,
} from './tableRows.ts';

type Backup = {
  file: string;
  /** Where the files of recorded video are; `null` for a database without a folder, in tests. */
  videoFolder: string | null;
};

/** What went into a backup or came out of one. `rows` counts the files as well. */
export type BackedUp = { rows: number; videoFiles: number };

/**
 * Writes everything that is stored to `file`, as it stood at one moment. What is sealed stays sealed: without the key file the backup is of no use, and to nobody
 * else either. `isSnapshot: false` is for the embedded database of a server that runs, which would stand still while somebody reads a snapshot of it.
 */
export async function backUp(
  database: Database,
  { file, videoFolder }: Backup,
  { isSnapshot }: { isSnapshot: boolean } = { isSnapshot: true },
): Promise<BackedUp> {
  if (!isSnapshot) return writeCounted(file, storedRowsAtOneMoment(database, videoFolder));
  return database
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((snapshot) => writeCounted(file, storedRows(snapshot, videoFolder)));
}

async function writeCounted(file: string, all: AsyncIterable<TableRow>): Promise<BackedUp> {
  let videoFiles = 0;
  async function* counted() {
    for await (const row of all) {
      if (row[0] === VIDEO_FILE) videoFiles++;
      yield row;
    }
  }
  const rows = await writeBackupFile(file, MIGRATION_NAMES, counted());
  return { rows, videoFiles };
}

/** Whether nothing was ever stored in it. */
export async function isNew(database: Database): Promise<boolean> {
  for (const table of TABLE_NAMES) if (!(await isEmpty(database, table))) return false;
  return true;
}

/**
 * Fills an empty database from a backup, and puts the files of recorded video where they belong; wholly or not at all. @throws AppError `invalid` when it is not empty, or the file is not whole.
 */
export async function restore(database: Database, { file, videoFolder }: Backup): Promise<BackedUp> {
  const videos = new VideoFolder(videoFolder);
  try {
    const rows = await restoreRows(database, file, videos);
    return { rows, videoFiles: videos.files };
  } catch (error) {
    await videos.undo();
    throw error;
  }
}

function restoreRows(database: Database, file: string, videos: VideoFolder): Promise<number> {
  return database.transaction().execute(async (transaction) => {
    for (const table of TABLE_NAMES)
      if (!(await isEmpty(transaction, table)))
        throw new AppError(ErrorCode.Invalid, `${table}: not empty; restore into a new data folder`);
    const writer = new RowWriter(transaction);
    const rows = await readBackupFile(file, MIGRATION_NAMES, ([table, row]) =>
      table === VIDEO_FILE ? videos.add(row) : writer.add([table, row]),
    );
    await writer.flush();
    for (const table of TABLE_NAMES) await continueCounting(transaction, table);
    return rows;
  });
}

/** The files of recorded video that come back. One that is there already is the same: it stays, so that a restore that was killed is done again. */
class VideoFolder {
  readonly #folder: string | null;
  readonly #written: VideoPlace[] = [];
  files = 0;

  constructor(folder: string | null) {
    this.#folder = folder;
  }

  async add(row: BackupRow): Promise<void> {
    const [folder, place] = [this.#folder, placeIn(row)];
    if (folder === null) return;
    this.files++;
    if ((await readVideoFile(folder, place)) !== null) return;
    this.#written.push(place);
    await writeVideoFile(folder, place, bytesOf(row['sealed']));
  }

  async undo(): Promise<void> {
    for (const place of this.#written) await removeVideoFile(this.#folder ?? '', place);
  }
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
    if (table !== this.#table || this.#rows.length === rowsAtOnce(table)) await this.flush();
    this.#table = table;
    this.#rows.push(row);
  }

  async flush(): Promise<void> {
    const rows = this.#rows;
    this.#rows = [];
    if (this.#table) await insertRows(this.#database, this.#table, rows);
  }
}
