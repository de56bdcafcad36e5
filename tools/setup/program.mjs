import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SetupError } from '../../sfu-server/worker/runCommand.mjs';
import { createProgress } from './progress.mjs';

const INSTALL_PACKAGES = '--install-packages';

/**
 * @typedef {object} Start
 * @property {import('./progress.mjs').Progress} progress
 * @property {boolean} mayInstall whether --install-packages was given: Debian packages may be installed through sudo
 * @property {string[]} args the rest of the command line
 */

/** @param {string} moduleUrl `import.meta.url` @returns whether Node was started with this module */
export const isProgram = (moduleUrl) =>
  process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(moduleUrl);

/**
 * Runs a command of the project and ends the process with its code. What a person can put right is one sentence; only an
 * error that nobody foresaw shows its stack.
 *
 * @param {(start: Start) => Promise<number>} main gives the exit code
 */
export const runProgram = async (main) => {
  const progress = createProgress();
  const given = process.argv.slice(2);
  try {
    const args = given.filter((word) => word !== INSTALL_PACKAGES);
    process.exitCode = await main({ progress, mayInstall: given.includes(INSTALL_PACKAGES), args });
  } catch (error) {
    if (error instanceof SetupError) {
      if (error.output) progress.say(error.output);
      progress.say(`\n${error.message}`);
    } else {
      progress.say(error instanceof Error ? String(error.stack) : String(error));
    }
    process.exitCode = 1;
  }
};
