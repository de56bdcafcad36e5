import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { runCommand } from '../../sfu-server/worker/runCommand.mjs';
import { binScript } from './node24.mjs';
import { inRoot, NODE_24, ROOT } from './paths.mjs';
import { sourceHash } from './sourceHash.mjs';

const CLIENTS = ['ambulance-client', 'control-room'];
/** What goes into both pages beside their own folder. */
const COMMON = ['shared', 'models', 'package-lock.json', 'tsconfig.base.json'];

/** The clients that there is a page of. @returns {string[]} */
export const clientsWithPage = () => CLIENTS.filter((client) => existsSync(inRoot(client, 'vite.config.ts')));

/** Kept inside the page's own folder: a page that is deleted or built anew takes its stamp with it. @param {string} client */
const stampPath = (client) => inRoot(client, 'dist', '.built-from');

/** @param {string} client @param {string} hash */
const isBuiltFrom = async (client, hash) =>
  existsSync(inRoot(client, 'dist', 'index.html')) &&
  existsSync(stampPath(client)) &&
  (await readFile(stampPath(client), 'utf8')) === hash;

/** @param {string} client @param {import('./progress.mjs').Progress} progress */
const providePage = async (client, progress) => {
  const hash = await sourceHash(ROOT, [client, ...COMMON]);
  if (await isBuiltFrom(client, hash)) return;
  await progress.step(`Building the page of ${client}`, () =>
    runCommand(NODE_24, [binScript('vite'), 'build', '--logLevel', 'warn'], {
      cwd: inRoot(client),
      failure: `The page of ${client} could not be built: see what vite said above.`,
    }),
  );
  await writeFile(stampPath(client), hash);
};

/**
 * Builds each client's page into its `dist`, unless that was built from the same sources.
 *
 * @param {import('./progress.mjs').Progress} progress
 */
export const providePages = async (progress) => {
  for (const client of CLIENTS.filter((name) => !clientsWithPage().includes(name))) {
    progress.say(`${client} has no vite.config.ts: no page is built for it.`);
  }
  for (const client of clientsWithPage()) await providePage(client, progress);
};
