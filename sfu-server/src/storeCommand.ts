import { AppError } from '@smart-triage/shared/errors/appError';
import { parseArgs } from 'node:util';
import { AuditLog } from './audit/auditLog.ts';
import { ConfigError, readConfig } from './config.ts';
import { backUp, restore } from './store/backup/backup.ts';
import { type Database, openDatabase } from './store/database.ts';
import { EventLog } from './store/eventLog.ts';

const HELP = `npm run store -- COMMAND [--data DIR]     with the server stopped; DATABASE_URL names a PostgreSQL server, as for npm start

  backup FILE     writes everything that is stored to FILE, sealed as it is: keep the key file (DIR/keys) apart from it
  restore FILE    fills a new, empty data folder or database from FILE, wholly or not at all
  verify          follows the hash chains of cases and access log, and says where one breaks
`;

const COMMANDS: Record<string, (database: Database, file: string) => Promise<string>> = {
  backup: async (database, file) => `${await backUp(database, needed(file))} rows written`,
  restore: async (database, file) => `${await restore(database, needed(file))} rows restored`,
  verify,
};

async function verify(database: Database): Promise<string> {
  const caseBreak = await (await EventLog.create(database)).findBreak();
  const { firstBreak } = await (await AuditLog.create(database)).verify();
  const breaks = [
    caseBreak === null ? [] : [`cases: entry ${caseBreak} does not follow the one before it`],
    firstBreak === null ? [] : [`access log: line ${firstBreak} does not follow the one before it`],
  ].flat();
  if (breaks.length > 0) throw new ConfigError(breaks.join('\n'));
  return 'cases and access log: both chains are whole';
}

function needed(file: string): string {
  if (file === '') throw new ConfigError('FILE is missing');
  return file;
}

async function run(args: readonly string[]): Promise<string> {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { data: { type: 'string' }, help: { type: 'boolean' } },
    allowPositionals: true,
  });
  const [name = '', file = ''] = positionals;
  const command = COMMANDS[name];
  if (values.help || !command) return HELP;
  const environment = values.data === undefined ? {} : { DATA_DIR: values.data };
  const { DATA_DIR, DATABASE_URL } = readConfig({ ...process.env, ...environment });
  const database = await openDatabase({ dataDir: DATA_DIR, url: DATABASE_URL });
  try {
    return await command(database, file);
  } finally {
    await database.destroy();
  }
}

try {
  process.stdout.write(`${await run(process.argv.slice(2))}\n`);
} catch (error) {
  const isForPeople = error instanceof ConfigError || error instanceof AppError;
  process.stderr.write(`${isForPeople ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
