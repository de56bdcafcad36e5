import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** How much of a failed command's output is shown: enough for a compiler error, short enough to read. */
const SHOWN_LINES = 40;

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
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, failure?: string, onLine?: (line: string) => void }} [options]
 *   `failure` is the sentence to stop with; `onLine` sees each line as it comes.
 * @returns {Promise<string>}
 * @throws {SetupError} when the command cannot be started or ends with another code than 0
 */
export const runCommand = (command, args, { cwd, env, failure, onLine } = {}) =>
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
          output: all.slice(-SHOWN_LINES).join('\n'),
          cause,
        }),
      );
    child.on('error', (error) => fail(`could not be started (${error.message})`, error));
    child.on('close', (code, signal) =>
      code === 0 ? resolve(stdout) : fail(signal ? `was ended by ${signal}` : `ended with code ${code}`),
    );
  });
