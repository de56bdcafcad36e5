import { AppError } from '@smart-triage/shared/errors/appError';
import { ConfigError } from './config.ts';
import { runStoreCommand } from './keeping/storeCommands.ts';

try {
  process.stdout.write(`${await runStoreCommand(process.argv.slice(2), process.env)}\n`);
} catch (error) {
  const isForPeople = error instanceof ConfigError || error instanceof AppError;
  process.stderr.write(`${isForPeople ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
