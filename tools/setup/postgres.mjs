import { existsSync } from 'node:fs';
import { SetupError } from '../../sfu-server/worker/runCommand.mjs';
import { packageInstaller } from './debian.mjs';

/** Where Debian puts it; a folder for each version. */
const DEBIAN = '/usr/lib/postgresql';

/**
 * The PostgreSQL that tests start for themselves. Where it is missing and may not be installed, its tests are skipped: the product does
 * not need it.
 *
 * @param {{ progress: import('./progress.mjs').Progress, mayInstall: boolean }} options
 */
export const providePostgres = async ({ progress, mayInstall }) => {
  if (existsSync(DEBIAN)) return;
  try {
    await packageInstaller({ progress, mayInstall })(['postgresql'], 'to test on PostgreSQL');
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    progress.say(`${error.message} Until then its tests are skipped.`);
  }
};
