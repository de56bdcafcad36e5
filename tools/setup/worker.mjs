// Also a program: `node tools/setup/worker.mjs` prints the path of the mediasoup-worker that the server would use.
import { ensureWorker } from '../../sfu-server/worker/ensureWorker.mjs';
import { packageInstaller } from './debian.mjs';
import { installModules } from './install.mjs';
import { isProgram, runProgram } from './program.mjs';
import { inModules, NODE_24 } from './paths.mjs';

/**
 * @param {{ progress: import('./progress.mjs').Progress, mayInstall: boolean }} options
 * @returns {Promise<string>} path of a mediasoup-worker that has passed its check
 */
export const provideWorker = ({ progress, mayInstall }) =>
  ensureWorker({
    mediasoupDir: inModules('mediasoup'),
    node: NODE_24,
    env: process.env,
    say: progress.say,
    step: progress.step,
    requirePackages: packageInstaller({ progress, mayInstall }),
  });

if (isProgram(import.meta.url)) {
  await runProgram(async ({ progress, mayInstall }) => {
    await installModules(progress);
    process.stdout.write(`${await provideWorker({ progress, mayInstall })}\n`);
    return 0;
  });
}
