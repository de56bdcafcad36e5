import { CaseIdSchema, VideoSegmentIdSchema } from '@smart-triage/shared/domain/ids';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { Database } from '../database.ts';
import { readVideoFile, type VideoPlace } from '../videoFiles.ts';
import type { TableRow } from './backupFile.ts';
import { type BackupRow, type Moment, momentOf, packValue, readRows, TABLE_NAMES } from './tableRows.ts';

type TableName = (typeof TABLE_NAMES)[number];

/** What stands in a backup beside the rows of tables: a piece of recorded video, sealed as its file is. */
export const VIDEO_FILE = 'video_file';

/** Rows of these are changed, or go when what they were for is done, while the server runs. Those of the others stay as they were written until they are erased. */
const CHANGING: ReadonlySet<TableName> = new Set([
  ...([
    'account',
    'tablet',
    'enrolment_code',
    'crew_member',
    'crew_duty',
    'store_key',
    'revocation',
  ] as const),
  'photo_part',
]);

/** Everything that is stored, with the files of recorded video behind the rows that name them. */
export async function* storedRows(database: Database, videoFolder: string | null): AsyncGenerator<TableRow> {
  for (const table of TABLE_NAMES)
    for await (const row of readRows(database, table)) yield* withFile([table, row], videoFolder);
}

/**
 * The same, of a database with one connection that others go on using: as it stood when this began. What changes is read first, in one transaction, and is little; everything else is only
 * added to, so that what came later can be told by its transaction, and is left out. What is erased meanwhile is not in it either: nobody may erase a case then (`RecordKeeper`), and the
 * video of a patient who takes consent back is gone at once, also from here.
 */
export async function* storedRowsAtOneMoment(
  database: Database,
  videoFolder: string | null,
): AsyncGenerator<TableRow> {
  const { moment, changing } = await database.transaction().execute(readChanging);
  yield* changing;
  for (const table of TABLE_NAMES.filter((name) => !CHANGING.has(name)))
    for await (const row of readRows(database, table, moment)) yield* withFile([table, row], videoFolder);
}

async function readChanging(transaction: Database): Promise<{ moment: Moment; changing: TableRow[] }> {
  const moment = await momentOf(transaction);
  const changing: TableRow[] = [];
  for (const table of CHANGING)
    for await (const row of readRows(transaction, table)) changing.push([table, row]);
  return { moment, changing };
}

async function* withFile(tableRow: TableRow, videoFolder: string | null): AsyncGenerator<TableRow> {
  yield tableRow;
  const [table, row] = tableRow;
  if (table !== 'video_segment' || videoFolder === null) return;
  const sealed = await readVideoFile(videoFolder, placeIn(row));
  const { case_id, segment_id } = row;
  if (sealed) yield [VIDEO_FILE, { case_id, segment_id, sealed: packValue(sealed) }];
}

/** Which file. Names that stand in a backup become a path only when they are ids. @throws AppError `invalid` otherwise. */
export function placeIn({ case_id, segment_id }: BackupRow): VideoPlace {
  const [caseId, segmentId] = [CaseIdSchema.safeParse(case_id), VideoSegmentIdSchema.safeParse(segment_id)];
  if (caseId.success && segmentId.success) return { caseId: caseId.data, segmentId: segmentId.data };
  throw new AppError(ErrorCode.Invalid, 'backup: a piece of video of no case');
}
