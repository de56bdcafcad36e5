import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { inModules, NODE_24, ROOT } from './paths.mjs';

/** @typedef {{ child: import('node:child_process').ChildProcess, ended: Promise<number> }} Running */

/** What the shell would give: 128 and the signal's number, for the signals that end a program here. */
const SIGNAL_CODES = { SIGHUP: 129, SIGINT: 130, SIGKILL: 137, SIGTERM: 143 };

/** @param {number | null} code @param {NodeJS.Signals | null} signal */
export const exitCode = (code, signal) =>
  code ?? SIGNAL_CODES[/** @type {keyof typeof SIGNAL_CODES} */ (signal)] ?? 1;

/**
 * Starts a program under Node 24 with this process's own input and output.
 *
 * @param {readonly string[]} args what follows `node`
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string }} [options]
 * @returns {Running} `ended` is the code it ended with; it rejects only when the program could not be started
 */
export const startNode24 = (args, { env = process.env, cwd = ROOT } = {}) => {
  const child = spawn(NODE_24, args, { cwd, env, stdio: 'inherit' });
  const ended = new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(exitCode(code, signal)));
  });
  return { child, ended };
};

/**
 * Passes on the signals that ask this process to end, so that the children can close what they hold. A Ctrl-C at a
 * terminal is not passed on: the terminal has already sent it to the whole group, and a second one reads as "at once".
 *
 * @param {() => Iterable<Running>} children those running when the signal comes
 * @param {() => void} [onSignal] told first, also of a Ctrl-C
 */
export const forwardSignals = (children, onSignal) => {
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      onSignal?.();
      if (signal === 'SIGINT' && process.stdin.isTTY) return;
      for (const { child } of children()) child.kill(signal);
    });
  }
};

/**
 * The script behind a command of node_modules/.bin, to be run by Node 24 whatever `node` is on the PATH.
 *
 * @param {string} name for example `vitest`
 */
export const binScript = (name) => realpathSync(inModules('.bin', name));
