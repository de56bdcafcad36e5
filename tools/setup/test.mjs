// npm test: sets up what is missing, runs every test (or those named), and closes with one line of counts.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetupError } from '../../sfu-server/worker/runCommand.mjs';
import { provideChromium } from './chromium.mjs';
import { installModules } from './install.mjs';
import { binScript, forwardSignals, startNode24 } from './node24.mjs';
import { providePages } from './pages.mjs';
import { providePostgres } from './postgres.mjs';
import { runProgram } from './program.mjs';
import { closingLine, countTests, isGood } from './testSummary.mjs';
import { provideWorker } from './worker.mjs';

/** @param {string} path @returns {Promise<import('./testSummary.mjs').Report | undefined>} */
const readReport = async (path) => {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
};

/** @param {readonly string[]} args @param {NodeJS.ProcessEnv} env */
const runTests = async (args, env) => {
  const folder = await mkdtemp(join(tmpdir(), 'smart-triage-test-'));
  const report = join(folder, 'report.json');
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const vitest = startNode24([binScript('vitest'), 'run', ...reporters, ...args], { env });
    forwardSignals(() => [vitest]);
    const exitCode = await vitest.ended;
    return countTests(await readReport(report), exitCode);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/**
 * A page that cannot be built fails the run, but does not keep the tests that need no page from telling their result.
 *
 * @param {import('./progress.mjs').Progress} progress
 * @returns {Promise<number>} failures
 */
const failedPages = async (progress) => {
  try {
    await providePages(progress);
    return 0;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    progress.say(`${error.output}\n\n${error.message}`);
    return 1;
  }
};

await runProgram(async ({ progress, mayInstall, args }) => {
  await installModules(progress);
  const chromium = await provideChromium({ progress, mayInstall });
  await providePostgres({ progress, mayInstall });
  const worker = await provideWorker({ progress, mayInstall });
  const withoutPage = await failedPages(progress);
  const env = { ...process.env, CHROMIUM_BIN: chromium, MEDIASOUP_WORKER_BIN: worker };
  const tests = await runTests(args, env);
  const counts = { ...tests, failed: tests.failed + withoutPage };
  process.stdout.write(`${closingLine(counts)}\n`);
  return isGood(counts) ? 0 : 1;
});
