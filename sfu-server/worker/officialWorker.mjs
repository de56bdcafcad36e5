import { chmod, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { arch, platform, release } from 'node:os';
import { dirname, join } from 'node:path';
import { runCommand } from './runCommand.mjs';

/** Long enough for the first byte over a slow line, short enough to wait for where GitHub is closed off. */
const ANSWER_TIMEOUT_MS = 5000;
/** The whole file, a few MB. */
const DOWNLOAD_TIMEOUT_MS = 60_000;
/** How long a failed download is not tried again. */
const RETRY_AFTER_MS = 24 * 3600 * 1000;

const RELEASES = 'https://github.com/versatica/mediasoup/releases/download';

/** The name that mediasoup's own npm-scripts.mjs gives the binary for this machine. @param {string} version */
const binaryName = (version) => {
  const kernel = platform() === 'linux' ? `-kernel${Number(release().split('.')[0])}` : '';
  return `mediasoup-worker-${version}-${platform()}-${arch()}${kernel}`;
};

/** @param {string} path @param {number} sinceMs */
const changedSince = async (path, sinceMs) => {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && found.mtimeMs > sinceMs;
};

/** fetch says "fetch failed" and keeps what happened as the cause. @param {unknown} error @returns {string} */
const reasonOf = (error) => {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? reasonOf(error.cause) : error.message;
};

/** @param {string} url */
const download = async (url) => {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), ANSWER_TIMEOUT_MS);
  const response = await fetch(url, {
    signal: AbortSignal.any([abort.signal, AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS)]),
  });
  clearTimeout(timer);
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
};

/**
 * The binary that mediasoup's authors publish, kept in the cache once it has been downloaded and has passed the check.
 *
 * @param {object} options
 * @param {string} options.version of mediasoup
 * @param {string} options.cacheDir
 * @param {NodeJS.ProcessEnv} options.env read as mediasoup's own installer reads it:
 *   MEDIASOUP_SKIP_WORKER_PREBUILT_DOWNLOAD, MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL
 * @param {(path: string) => Promise<void>} options.check throws unless the binary works on this machine
 * @param {(text: string) => void} options.say
 * @returns {Promise<string | undefined>} its path, or undefined where it cannot be had or does not work
 */
export const officialWorker = async ({ version, cacheDir, env, check, say }) => {
  if (env['MEDIASOUP_SKIP_WORKER_PREBUILT_DOWNLOAD']) return undefined;
  const name = binaryName(version);
  const binary = join(cacheDir, name, 'mediasoup-worker');
  const refused = join(cacheDir, `${name}.unavailable`);
  if (await changedSince(refused, Date.now() - RETRY_AFTER_MS)) return undefined;
  if (await changedSince(binary, 0)) return binary;
  const folder = join(cacheDir, `${name}.${process.pid}`);
  await mkdir(folder, { recursive: true });
  try {
    const base = env['MEDIASOUP_WORKER_PREBUILT_DOWNLOAD_BASE_URL'] || RELEASES;
    await writeFile(join(folder, 'worker.tgz'), await download(`${base}/${version}/${name}.tgz`));
    await runCommand('tar', ['-xzf', 'worker.tgz', 'mediasoup-worker'], { cwd: folder });
    await chmod(join(folder, 'mediasoup-worker'), 0o755);
    await check(join(folder, 'mediasoup-worker'));
    await mkdir(dirname(binary), { recursive: true });
    await rename(join(folder, 'mediasoup-worker'), binary);
    return binary;
  } catch (error) {
    const reason = reasonOf(error);
    say(`The official mediasoup-worker cannot be used here (${reason}); not tried again for 24 hours.`);
    await writeFile(refused, `${reason}\n`);
    return undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
