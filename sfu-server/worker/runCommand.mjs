import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** How much of a failed command's output is shown: npm says what went wrong first, a compiler and a linker last. */
const FIRST_LINES = 12;
const LAST_LINES = 30;

/** @param {readonly string[]} lines */
const excerpt = (lines) => {
  const leftOut = lines.length - FIRST_LINES - LAST_LINES;
  if (leftOut <= 0) return lines.join('\n');
  return [...lines.slice(0, FIRST_LINES), `… ${leftOut} lines …`, ...lines.slice(-LAST_LINES)].join('\n');
};

/** A set-up step that cannot go on. The message is one sentence for the person who started it. */
export class SetupError extends Error {
  /**
   * @param {string} message
   * @param {{ output?: string, cause?: unknown }} [details] `output` is what the failed command said.
   */
  constructor(message, { output = '', cause } = {}) {
    super(message, { cause });
    this.name = 'SetupError';
    this.output = output;
  }
}

/**
 * Runs a command quietly and gives its standard output. What it prints is shown only if it fails.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, failure?: string, isReport?: boolean,
 *   onLine?: (line: string) => void }} [options] `failure` is the sentence to stop with; `isReport` when every line that a
 *   failed command printed is wanted, not an excerpt; `onLine` sees each line as it comes.
 * @returns {Promise<string>}
 * @throws {SetupError} when the command cannot be started or ends with another code than 0
 */
export const runCommand = (command, args, { cwd, env, failure, isReport = false, onLine } = {}) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    /** @type {string[]} */
    const all = [];
    let stdout = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text));
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        all.push(line);
        onLine?.(line);
      });
    }
    /** @param {string} reason @param {unknown} [cause] */
    const fail = (reason, cause) =>
      reject(
        new SetupError(failure ?? `${command} ${reason}.`, {
          output: isReport ? all.join('\n') : excerpt(all),
          cause,
        }),
      );
    child.on('error', (error) => fail(`could not be started (${error.message})`, error));
    child.on('close', (code, signal) =>
      code === 0 ? resolve(stdout) : fail(signal ? `was ended by ${signal}` : `ended with code ${code}`),
    );
  });
