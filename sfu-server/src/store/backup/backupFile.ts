import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import type { BackupRow } from './tableRows.ts';

const FORMAT = 'smart-triage-backup-1';

const HeaderSchema = z.strictObject({
  format: z.literal(FORMAT),
  /** What the tables look like: names of the migrations that made them. */
  migrations: z.array(z.string()),
});
const RowSchema = z.tuple([z.string(), z.record(z.string(), z.unknown())]);
const EndSchema = z.strictObject({ end: z.strictObject({ rows: z.number(), sha256: z.string() }) });

export type TableRow = readonly [table: string, row: BackupRow];

/**
 * Writes a gzipped file of JSON lines: a header, a line a row, and an end with the number of rows and the hash of all lines before it. It
 * appears under its name only when it is whole.
 */
export async function writeBackupFile(
  file: string,
  migrations: readonly string[],
  rows: AsyncIterable<TableRow>,
): Promise<number> {
  let count = 0;
  async function* lines() {
    const hash = createHash('sha256');
    const hashed = (value: unknown) => {
      const line = `${JSON.stringify(value)}\n`;
      hash.update(line);
      return line;
    };
    yield hashed({ format: FORMAT, migrations });
    for await (const row of rows) {
      count++;
      yield hashed(row);
    }
    yield `${JSON.stringify({ end: { rows: count, sha256: hash.digest('hex') } })}\n`;
  }
  const partial = `${file}.partial`;
  const place = createWriteStream(partial, { mode: 0o600, flush: true });
  try {
    await pipeline(Readable.from(lines()), createGzip(), place);
    await rename(partial, file);
  } catch (cause) {
    // What is left of it is of no use, and may be what fills the disk.
    await rm(partial, { force: true });
    throw unwritable(cause);
  }
  return count;
}

/** What whoever named the file can put right. */
function unwritable(cause: unknown): unknown {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (!/^(ENOENT|ENOTDIR|EISDIR|EACCES|EPERM|EROFS|ENOSPC)$/.test(code)) return cause;
  return new AppError(ErrorCode.Invalid, `FILE: cannot be written there (${code})`, { cause });
}

/**
 * Hands over the rows of a backup one by one. @throws AppError `invalid` when the file is not a backup, was made for other tables, was cut short or
 * changed: at its end at the latest, so nothing may be kept before this has returned.
 */
export async function readBackupFile(
  file: string,
  migrations: readonly string[],
  onRow: (row: TableRow) => Promise<void>,
): Promise<number> {
  const hash = createHash('sha256');
  let number = 0;
  let end: z.infer<typeof EndSchema>['end'] | null = null;
  const take = async (line: string) => {
    const value = parseLine(line, number + 1);
    const closing = EndSchema.safeParse(value);
    if (end !== null) throw broken(number + 1, 'something follows the end');
    if (closing.success) return void (end = closing.data.end);
    hash.update(`${line}\n`);
    number++;
    if (number === 1) checkHeader(value, migrations);
    else await onRow(parseRow(value, number));
  };
  await eachLine(file, take);
  checkEnd(end, number - 1, hash.digest('hex'));
  return number - 1;
}

async function eachLine(file: string, take: (line: string) => Promise<void>): Promise<void> {
  try {
    await pipeline(createReadStream(file), createGunzip(), async (unzipped: AsyncIterable<Uint8Array>) => {
      for await (const line of linesOf(unzipped)) await take(line);
    });
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError(ErrorCode.Invalid, 'backup: not readable to its end', { cause });
  }
}

/** A line can be a photo: its pieces are put together once. */
async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let pieces: string[] = [];
  for await (const chunk of chunks) {
    const [first = '', ...others] = decoder.decode(chunk, { stream: true }).split('\n');
    pieces.push(first);
    for (const other of others) {
      yield pieces.join('');
      pieces = [other];
    }
  }
  const last = pieces.join('');
  if (last !== '') yield last;
}

function parseLine(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw broken(number, 'not JSON');
  }
}

function checkHeader(value: unknown, migrations: readonly string[]): void {
  const header = HeaderSchema.safeParse(value);
  if (!header.success) throw broken(1, `not a ${FORMAT}`);
  if (header.data.migrations.join() !== migrations.join())
    throw broken(1, 'made by another version: restore it with that version, then update');
}

function parseRow(value: unknown, number: number): TableRow {
  const row = RowSchema.safeParse(value);
  if (!row.success) throw broken(number, 'not a row');
  return row.data;
}

function checkEnd(end: z.infer<typeof EndSchema>['end'] | null, rows: number, sha256: string): void {
  if (end === null) throw broken(rows + 2, 'the end is missing');
  if (end.rows !== rows || end.sha256 !== sha256) throw broken(rows + 2, 'rows or hash differ');
}

function broken(line: number, what: string): AppError {
  return new AppError(ErrorCode.Invalid, `backup, line ${line}: ${what}`);
}
