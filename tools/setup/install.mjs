import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { delimiter } from 'node:path';
import { runCommand } from '../../sfu-server/worker/runCommand.mjs';
import { inModules, inRoot, NODE_24, ROOT } from './paths.mjs';

/** @typedef {{ version?: string, resolved?: string, optional?: boolean, devOptional?: boolean }} LockEntry */
/** @typedef {{ packages: Record<string, LockEntry> }} Lock */

/** @param {LockEntry} entry what tells two versions of a package, or two targets of a workspace link, apart */
const identity = ({ version, resolved }) => version ?? resolved;

/**
 * Whether the packages that npm says it installed are those of the lockfile. npm writes its own record,
 * node_modules/.package-lock.json, as the last act of a successful install, so an install that was broken off has none.
 * Packages for another operating system are in the lockfile only.
 *
 * @param {Lock} lock
 * @param {Lock} installed
 */
export const isInstalled = (lock, installed) => {
  const isOwnFolder = (/** @type {string} */ path) => !path.startsWith('node_modules/');
  const wanted = Object.entries(lock.packages).filter(([path]) => !isOwnFolder(path));
  const complete = wanted.every(([path, entry]) => {
    const found = installed.packages[path];
    return found ? identity(found) === identity(entry) : Boolean(entry.optional ?? entry.devOptional);
  });
  return (
    complete && Object.keys(installed.packages).every((path) => isOwnFolder(path) || path in lock.packages)
  );
};

/** @param {string} path @returns {Promise<Lock>} */
const readLock = async (path) => JSON.parse(await readFile(path, 'utf8'));

const isUpToDate = async () => {
  const record = inModules('.package-lock.json');
  if (!existsSync(record) || !existsSync(NODE_24)) return false;
  const installed = await readLock(record);
  // The record alone is not believed: node_modules may have been copied from another checkout, or cleaned by hand.
  const isThere = Object.keys(installed.packages).every((path) => existsSync(inRoot(path)));
  return isThere && isInstalled(await readLock(inRoot('package-lock.json')), installed);
};

/**
 * npm must not run on the Node it is about to delete: inside `npm start` node_modules/.bin comes first on the PATH.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export const installEnv = (env) => ({
  ...env,
  PATH: (env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => !folder.startsWith(inModules()))
    .join(delimiter),
  // package.json's allowScripts already denies both install scripts; an npm that does not know it reads these. One would
  // fetch a CUDA package, the other build a mediasoup-worker that set-up provides itself.
  ONNXRUNTIME_NODE_INSTALL: 'skip',
  MEDIASOUP_WORKER_BIN: env['MEDIASOUP_WORKER_BIN'] || 'provided-by-set-up',
});

/**
 * Brings node_modules to what package-lock.json says, if it is not there yet.
 *
 * @param {import('./progress.mjs').Progress} progress
 */
export const installModules = async (progress) => {
  if (await isUpToDate()) return;
  await progress.step('Installing npm packages', () =>
    // Not `npm ci`: that refuses a lockfile without the optional packages of other operating systems, and a registry
    // that carries only some of them makes such lockfiles. --no-save takes the versions from the lockfile and leaves it be.
    // Warnings are left out: under Node 20 npm prints one for each package that Node 24 will run.
    runCommand('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: ROOT,
      env: installEnv(process.env),
      failure:
        'npm could not install the packages: see what it said above, check that the npm registry can be reached and start again.',
    }),
  );
};
