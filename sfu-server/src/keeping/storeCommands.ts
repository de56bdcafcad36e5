import type { CaseEvent } from '@smart-triage/shared/domain/caseEvent';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { systemClock } from '@smart-triage/shared/time/clock';
import { parseArgs } from 'node:util';
import { AuditLog } from '../audit/auditLog.ts';
import { type AuditEntry, AuditTrail } from '../audit/auditTrail.ts';
import { CaseDirectory } from '../cases/caseDirectory.ts';
import { type Config, ConfigError, readConfig } from '../config.ts';
import { OPERATOR } from '../identity/operator.ts';
import { askRunning } from './askRunning.ts';
import { RecordKeeper } from './recordKeeper.ts';
import { verifyChains } from './verifyChains.ts';
import { caseIn, ERASED, isToDelete, listOf, needed, verdict, written } from './storeWords.ts';
import { isNew, restore } from '../store/backup/backup.ts';
import { EventLog } from '../store/eventLog.ts';
import { openRecords, type Records } from '../store/records.ts';
import { videoFolderOf } from '../store/videoFiles.ts';
import { retentionPolicy } from '../store/retention/planRetention.ts';
import { keyFileOf } from '../store/vault/masterKeys.ts';
import { rotateMasterKey } from '../store/vault/rotateMasterKey.ts';

const HELP = `npm run store -- COMMAND [--data DIR]     DATABASE_URL names a PostgreSQL server, as for npm start

while the server runs (its own settings count then), or when it is stopped:
  backup FILE     writes everything that is stored to FILE as it is at this moment, recorded video too, sealed: keep the key
                  file (DIR/keys) apart from it
  verify [HASH]   follows the hash chains of cases and access log, and says where one breaks; with a hash that the server's log
                  noted (accessLogHead) also whether anything was cut off behind it
  erase CASE      destroys the key of a case: nothing of the patient can be read any more, the trail of who did what stays.
                  Backups made before still hold the key: make new ones. While the server runs only of a case that is closed
  retain          says what the policy (RETAIN_ECG_DAYS, RETAIN_PHOTO_DAYS, RETAIN_VIDEO_DAYS, RETAIN_CASE_DAYS)
                  lets go of now, and deletes nothing
  retain delete   deletes it; the trail of who did what and the access log stay

with the server stopped:
  restore FILE    fills a new, empty data folder or database from FILE, wholly or not at all
  rotate-key      makes a new data key, and seals every other key with it
`;

type Command = (records: Records, argument: string, config: Config) => Promise<string>;

const COMMANDS: Record<string, Command> = {
  backup: async (records, file, config) => {
    const place = needed(file, 'FILE');
    // A backup of records of which one is damaged is worth having: nothing of it is read for it.
    return withKeeper(records, config, [], async (keeper) =>
      written(await keeper.backUp(place, AS_OPERATOR)),
    );
  },
  restore: restoreFrom,
  verify,
  'rotate-key': rotateKey,
  erase: async (records, argument, config) => {
    const caseId = caseIn(argument);
    return withKeeper(records, config, [], async (keeper) => {
      await keeper.erase(caseId, AS_OPERATOR);
      return ERASED;
    });
  },
  retain: async (records, argument, config) => {
    const isDelete = isToDelete(argument);
    const events = await (await EventLog.create(records)).readAll();
    return withKeeper(records, config, events, async (keeper) =>
      isDelete ? listOf('gone', await keeper.letGo(AS_OPERATOR)) : listOf('would go', keeper.due()),
    );
  },
};

const AS_OPERATOR = { users: [OPERATOR], address: 'local' };

/** With the server stopped: nothing else writes, and a case that was never closed can be erased too. */
async function withKeeper(
  records: Records,
  config: Config,
  events: readonly CaseEvent[],
  act: (keeper: RecordKeeper) => Promise<string>,
): Promise<string> {
  const directory = new CaseDirectory(events);
  const eventLog = await EventLog.create(records);
  return withTrail(records, (trail, log) =>
    act(
      new RecordKeeper({
        ...{ ...records, trail, log, events: eventLog, clock: systemClock, canSnapshot: true },
        policy: retentionPolicy(config),
        videoFolder: videoFolderOf(config.DATA_DIR),
        cases: { all: () => directory.all(), release: (_caseId, destroy) => destroy() },
      }),
    ),
  );
}

/** [AU1] What the owner of the data folder does to the store has its line as well. */
async function withTrail(
  { database, keys }: Records,
  act: (trail: AuditTrail, log: AuditLog) => Promise<string>,
): Promise<string> {
  const log = await AuditLog.create(database);
  try {
    return await act(new AuditTrail(log, systemClock, keys), log);
  } finally {
    await log.close();
  }
}

async function verify({ database, keys }: Records, noted: string): Promise<string> {
  const [events, log] = [await EventLog.create({ database, keys }), await AuditLog.create(database)];
  return verdict(await verifyChains({ events, log }, noted));
}

/** A line would make a new store one that is not empty, into which nothing is restored any more: it has one when it was filled, or was not new. */
async function restoreFrom(records: Records, file: string, config: Config): Promise<string> {
  const place = needed(file, 'FILE');
  const entry = { type: 'backup-restored', ...AS_OPERATOR } satisfies AuditEntry;
  const wasNew = await isNew(records.database);
  const backup = { file: place, videoFolder: videoFolderOf(config.DATA_DIR) };
  const restored = await restore(records.database, backup).catch(async (error: unknown) => {
    const refusal = error instanceof AppError ? error.code : ErrorCode.Internal;
    if (!wasNew) await withTrail(records, (trail) => trail.record({ ...entry, refusal }).then(() => ''));
    throw error;
  });
  return withTrail(records, async (trail) => {
    await trail.record({ ...entry, data: restored });
    return `${restored.rows} rows restored, ${restored.videoFiles} pieces of recorded video among them`;
  });
}

async function rotateKey(records: Records, _: string, config: Config): Promise<string> {
  if (config.DATA_KEY !== undefined)
    throw new ConfigError('DATA_KEY is set: only a key in a file can be rotated by this command');
  const file = config.DATA_KEY_FILE ?? keyFileOf(config.DATA_DIR);
  return withTrail(records, async (trail) => {
    const entry = { type: 'data-key-rotated', ...AS_OPERATOR } as const;
    const rotated = await trail.deed(entry, () => rotateMasterKey(file, records.database));
    return `${rotated} keys are sealed with the new one`;
  });
}

/**
 * `npm run store -- …`: what came of it, for people. Where a server runs on the data folder, it is asked to do it, if it can.
 * @throws ConfigError or AppError when it could not be done.
 */
export async function runStoreCommand(args: readonly string[], settings: NodeJS.ProcessEnv): Promise<string> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' }, help: { type: 'boolean' } },
    allowPositionals: true,
  });
  const [name = '', argument = ''] = positionals;
  const command = COMMANDS[name];
  if (values.help || !command) return HELP;
  const environment = values.data === undefined ? {} : { DATA_DIR: values.data };
  const config = readConfig({ ...settings, ...environment });
  const answer = await askRunning(name, argument, config);
  if (answer !== null) return answer;
  const records = await openRecords(
    { dataDir: config.DATA_DIR, url: config.DATABASE_URL },
    { dataDir: config.DATA_DIR, key: config.DATA_KEY, keyFile: config.DATA_KEY_FILE },
  );
  try {
    return await command(records, argument, config);
  } finally {
    await records.database.destroy();
  }
}
