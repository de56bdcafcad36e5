import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { BUILD_PACKAGES, buildWorker, COMPILER } from './build.mjs';
import { cacheKey, readRecipe } from './cacheKey.mjs';
import { checkWorker } from './checkWorker.mjs';
import { officialWorker } from './officialWorker.mjs';
import { runCommand, SetupError } from './runCommand.mjs';

/**
 * @typedef {object} WorkerSetup
 * @property {string} mediasoupDir the installed npm package
 * @property {string} node path of a Node that mediasoup runs on
 * @property {NodeJS.ProcessEnv} env
 * @property {(text: string) => void} say
 * @property {<T>(title: string, work: (report: (detail: string) => void) => Promise<T>) => Promise<T>} step
 *   shows a step that may take long
 * @property {(packages: readonly string[], purpose: string) => Promise<void>} requirePackages
 *   installs Debian packages that are missing, or throws saying which and how
 */

/** Outside the checkout, so that a second clone need not build again. @param {NodeJS.ProcessEnv} env */
const workerCacheDir = (env) =>
  join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'smart-triage', 'worker');

/** @param {string} mediasoupDir @returns {Promise<string>} */
const readVersion = async (mediasoupDir) =>
  JSON.parse(await readFile(join(mediasoupDir, 'package.json'), 'utf8')).version;

/** @param {string} path */
const exists = (path) =>
  stat(path).then(
    () => true,
    () => false,
  );

const BUILD_PREFIX = 'building-';
/** No build takes this long: what is older was broken off. */
const ABANDONED_AFTER_MS = 24 * 3600 * 1000;

/** @param {string} cacheDir */
const removeAbandonedBuilds = async (cacheDir) => {
  const names = (await readdir(cacheDir)).filter((name) => name.startsWith(BUILD_PREFIX));
  for (const path of names.map((name) => join(cacheDir, name))) {
    const { mtimeMs } = await stat(path);
    if (mtimeMs < Date.now() - ABANDONED_AFTER_MS) await rm(path, { recursive: true, force: true });
  }
};

/** @param {WorkerSetup} setup @param {string} version @param {string} cacheDir */
const builtPath = async ({ requirePackages }, version, cacheDir) => {
  await requirePackages(BUILD_PACKAGES, 'to build mediasoup-worker');
  const compiler = await runCommand(COMPILER, ['-dumpfullversion', '-dumpmachine']);
  const key = cacheKey({ mediasoupVersion: version, compiler, recipe: await readRecipe() });
  return join(cacheDir, key, 'mediasoup-worker');
};

/**
 * Builds in a folder of its own and moves the checked binary into place in one step: two clones that build at once, or a
 * build that is broken off, never leave half a binary under the final name.
 *
 * @param {WorkerSetup} setup @param {string} cacheDir @param {string} target
 */
const buildInto = async ({ mediasoupDir, node, env, step }, cacheDir, target) => {
  await removeAbandonedBuilds(cacheDir);
  const buildDir = await mkdtemp(join(cacheDir, BUILD_PREFIX));
  try {
    const binary = await step('Building mediasoup-worker (2 to 3 minutes on 2 cores, once)', (report) =>
      buildWorker({ mediasoupDir, buildDir, env, report }),
    );
    await step('Checking it with a real call', () => checkWorker({ node, workerBin: binary }));
    await mkdir(dirname(target), { recursive: true });
    await rename(binary, target);
  } finally {
    await rm(buildDir, { recursive: true, force: true });
  }
};

/** A kept build stops working when a library it was linked to changes; it is then made anew. @param {WorkerSetup} setup @param {string} path */
const stillWorks = async ({ node, say }, path) => {
  if (!(await exists(path))) return false;
  try {
    await checkWorker({ node, workerBin: path });
    return true;
  } catch (error) {
    if (!(error instanceof SetupError)) throw error;
    say(error.message);
    return false;
  }
};

/**
 * A mediasoup-worker that has carried sound on this machine: the one named by MEDIASOUP_WORKER_BIN, else the official
 * binary, else a kept build, else one built now.
 *
 * @param {WorkerSetup} setup
 * @returns {Promise<string>} its path
 * @throws {SetupError} saying in one sentence what is missing
 */
export const ensureWorker = async (setup) => {
  const { env, node, say, mediasoupDir } = setup;
  const given = env['MEDIASOUP_WORKER_BIN'];
  if (given) {
    await checkWorker({ node, workerBin: given });
    return given;
  }
  const cacheDir = workerCacheDir(env);
  await mkdir(cacheDir, { recursive: true });
  const version = await readVersion(mediasoupDir);
  /** @param {string} workerBin */
  const check = async (workerBin) => void (await checkWorker({ node, workerBin }));
  const official = await officialWorker({ version, cacheDir, env, check, say });
  if (official) return official;
  const target = await builtPath(setup, version, cacheDir);
  if (!(await stillWorks(setup, target))) await buildInto(setup, cacheDir, target);
  return target;
};
