import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { SetupError } from '../../sfu-server/worker/runCommand.mjs';
import { packageInstaller } from './debian.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/** @param {NodeJS.ProcessEnv} env */
const findChromium = (env) =>
  (env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find((path) => existsSync(path));

/**
 * The browser that tests and benches drive: the one named by CHROMIUM_BIN, else one on the PATH, else Debian's.
 *
 * @param {{ progress: import('./progress.mjs').Progress, mayInstall: boolean }} options
 * @returns {Promise<string>} its path
 * @throws {SetupError} saying how to get it
 */
export const provideChromium = async ({ progress, mayInstall }) => {
  const given = process.env['CHROMIUM_BIN'];
  if (given) {
    if (existsSync(given)) return given;
    throw new SetupError(`There is no browser at ${given}, where CHROMIUM_BIN points.`);
  }
  const found = findChromium(process.env);
  if (found) return found;
  await packageInstaller({ progress, mayInstall })(['chromium'], 'to run the browser tests');
  const installed = findChromium(process.env);
  if (installed) return installed;
  throw new SetupError('Chromium was not found: install it and set CHROMIUM_BIN to its path.');
};
