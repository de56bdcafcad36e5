import { type CaseId, CaseIdSchema } from '@smart-triage/shared/domain/ids';
import { AppError } from '@smart-triage/shared/errors/appError';
import { systemClock } from '@smart-triage/shared/time/clock';
import { parseArgs } from 'node:util';
import { AuditLog } from './audit/auditLog.ts';
import { type AuditEntry, AuditTrail } from './audit/auditTrail.ts';
import { CaseDirectory } from './cases/caseDirectory.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { OPERATOR } from './identity/operator.ts';
import { backUp, restore } from './store/backup/backup.ts';
import { EventLog } from './store/eventLog.ts';
import { openRecords, type Records } from './store/records.ts';
import { letGo } from './store/retention/letGo.ts';
import { type Due, planRetention } from './store/retention/planRetention.ts';
import { keyFileOf } from './store/vault/masterKeys.ts';
import { eraseVideo, videoFolderOf } from './store/videoStore.ts';
import { rotateMasterKey } from './store/vault/rotateMasterKey.ts';

const HELP = `npm run store -- COMMAND [--data DIR]     with the server stopped; DATABASE_URL names a PostgreSQL server, as for npm start

  backup FILE     writes the database to FILE, sealed as it is: keep the key file (DIR/keys) apart from it. Recorded video is not in
                  it: copy DIR/video as it stands, it is sealed too
  restore FILE    fills a new, empty data folder or database from FILE, wholly or not at all
  verify [HASH]   follows the hash chains of cases and access log, and says where one breaks; with a hash that the server's log
                  noted (accessLogHead) also whether anything was cut off behind it
  rotate-key      makes a new data key, and seals the key of every case with it
  erase CASE      destroys the key of a case: nothing of the patient can be read any more, the trail of who did what stays.
                  Backups made before still hold the key: make new ones
  erase-video CASE   deletes what was recorded of a case; everything else of it stays
  retain          says what the policy (RETAIN_ECG_DAYS, RETAIN_PHOTO_DAYS, RETAIN_VIDEO_DAYS, RETAIN_CASE_DAYS) lets go of now, and deletes nothing
  retain delete   deletes it; the trail of who did what and the access log stay
`;

type Command = (records: Records, argument: string, config: Config) => Promise<string>;

const COMMANDS: Record<string, Command> = {
  backup: async (records, file) => {
    const place = needed(file, 'FILE');
    await record(records, { type: 'backup-made' });
    return `${await backUp(records.database, place)} rows written`;
  },
  restore: async (records, file) => {
    const rows = await restore(records.database, needed(file, 'FILE'));
    await record(records, { type: 'backup-restored', data: { rows } });
    return `${rows} rows restored`;
  },
  verify,
  'rotate-key': rotateKey,
  erase,
  'erase-video': eraseVideoOf,
  retain,
};

async function verify({ database, keys }: Records, noted: string): Promise<string> {
  const caseBreak = await (await EventLog.create({ database, keys })).findBreak();
  const log = await AuditLog.create(database);
  const { firstBreak } = await log.verify();
  const isCut = noted !== '' && !(await log.holds(noted));
  const breaks = [
    caseBreak === null ? [] : [`cases: entry ${caseBreak} does not follow the one before it`],
    firstBreak === null ? [] : [`access log: line ${firstBreak} does not follow the one before it`],
    isCut
      ? ['access log: the line of this hash is not there: it was cut off, or another chain put in its place']
      : [],
  ].flat();
  if (breaks.length > 0) throw new ConfigError(breaks.join('\n'));
  return 'cases and access log: both chains are whole';
}

/** [AU1] What the owner of the data folder does to the store has its line as well. */
async function record(
  { database, keys }: Records,
  entry: Pick<AuditEntry, 'type' | 'caseId' | 'data'>,
): Promise<void> {
  const log = await AuditLog.create(database);
  await new AuditTrail(log, systemClock, keys).record({ ...entry, users: [OPERATOR], address: 'local' });
  await log.close();
}

async function rotateKey(records: Records, _: string, config: Config): Promise<string> {
  if (config.DATA_KEY !== undefined)
    throw new ConfigError('DATA_KEY is set: only a key in a file can be rotated by this command');
  const file = config.DATA_KEY_FILE ?? keyFileOf(config.DATA_DIR);
  await record(records, { type: 'data-key-rotated' });
  return `${await rotateMasterKey(file, records.database)} keys of cases are sealed with the new key`;
}

async function erase(records: Records, argument: string, config: Config): Promise<string> {
  const caseId = await caseNamed(records, argument);
  await record(records, { type: 'record-erased', caseId });
  await records.keys.destroy(caseId, systemClock.now());
  await eraseVideo({ ...records, folder: videoFolderOf(config.DATA_DIR) }, caseId);
  return 'the case is erased';
}

async function eraseVideoOf(records: Records, argument: string, config: Config): Promise<string> {
  const caseId = await caseNamed(records, argument);
  await record(records, { type: 'video-erased', caseId });
  await eraseVideo({ ...records, folder: videoFolderOf(config.DATA_DIR) }, caseId);
  return 'the video of the case is erased';
}

async function caseNamed({ keys }: Records, argument: string): Promise<CaseId> {
  const { success, data } = CaseIdSchema.safeParse(needed(argument, 'CASE'));
  if (!success) throw new ConfigError('CASE: the id of a case');
  if (!(await keys.isThere(data)))
    throw new ConfigError('CASE: there is no such case, or it is erased already');
  return data;
}

async function retain(records: Records, argument: string, config: Config): Promise<string> {
  if (argument !== '' && argument !== 'delete') throw new ConfigError('retain: nothing, or delete');
  const directory = new CaseDirectory(await (await EventLog.create(records)).readAll());
  const policy = {
    ecgDays: config.RETAIN_ECG_DAYS,
    photoDays: config.RETAIN_PHOTO_DAYS,
    videoDays: config.RETAIN_VIDEO_DAYS,
    caseDays: config.RETAIN_CASE_DAYS,
  };
  const due = planRetention(directory.all(), policy, systemClock.now());
  if (argument === '') return listOf('would go', due);
  const log = await AuditLog.create(records.database);
  const trail = new AuditTrail(log, systemClock);
  const gone = await letGo(due, {
    ...records,
    trail,
    clock: systemClock,
    videoFolder: videoFolderOf(config.DATA_DIR),
  });
  await log.close();
  return listOf('gone', gone);
}

function listOf(title: string, due: readonly Due[]): string {
  return [`${title}: ${due.length}`, ...due.map(({ kind, caseId }) => `  ${kind.padEnd(7)} ${caseId}`)].join(
    '\n',
  );
}

function needed(argument: string, name: string): string {
  if (argument === '') throw new ConfigError(`${name} is missing`);
  return argument;
}

async function run(args: readonly string[]): Promise<string> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' }, help: { type: 'boolean' } },
    allowPositionals: true,
  });
  const [name = '', argument = ''] = positionals;
  const command = COMMANDS[name];
  if (values.help || !command) return HELP;
  const environment = values.data === undefined ? {} : { DATA_DIR: values.data };
  const config = readConfig({ ...process.env, ...environment });
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

try {
  process.stdout.write(`${await run(process.argv.slice(2))}\n`);
} catch (error) {
  const isForPeople = error instanceof ConfigError || error instanceof AppError;
  process.stderr.write(`${isForPeople ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
