import { AppError } from '@smart-triage/shared/errors/appError';
import { runEcg } from './ecg.ts';
import { HELP, readCommand, type Command } from './options.ts';
import { runRisk } from './risk.ts';

const NOT_READ = 1;
const WRONG_USE = 2;

const print = (text: string) => process.stdout.write(text);

async function run(command: Command): Promise<number> {
  if (command.kind === 'ecg') return runEcg(command, print);
  if (command.kind === 'risk') return runRisk(command, print, Date.now());
  if (command.kind === 'help') {
    print(HELP);
    return 0;
  }
  process.stderr.write(`smart-triage: ${command.why}\n\n${HELP}`);
  return WRONG_USE;
}

/** What a file has wrong is one sentence without its content; only an error that nobody foresaw shows its stack. */
function sentenceOf(error: unknown): string {
  if (error instanceof AppError) return error.message;
  if (error instanceof Error && 'syscall' in error) return error.message;
  return error instanceof Error ? String(error.stack) : String(error);
}

try {
  process.exitCode = await run(readCommand(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`smart-triage: ${sentenceOf(error)}\n`);
  process.exitCode = NOT_READ;
}
