// npm start: sets up what is missing, then runs the server and, unless told not to, the simulated fleet.
import { existsSync } from 'node:fs';
import { demoCapacity } from './demoCapacity.mjs';
import { demoRecord } from './demoRecord.mjs';
import { installModules } from './install.mjs';
import { binScript } from './node24.mjs';
import { clientsWithPage, providePages } from './pages.mjs';
import { inRoot } from './paths.mjs';
import { runProgram } from './program.mjs';
import { runParts } from './runParts.mjs';
import { serverUrl } from './serverReady.mjs';
import { assertStartOptions } from './startOptions.mjs';
import { provideWorker } from './worker.mjs';

const HELP = `npm start -- [options]
  --port PORT         where the server listens
  --host ADDRESS      the address it listens on
  --tls               serve https with a self-signed certificate; cameras need https anywhere but on localhost
  --tls-dir DIR       serve https with the cert.pem and key.pem in this folder
  --data DIR          where cases and ECGs are stored
  --no-demo           without the simulated fleet, its hospital record and its free beds
  --ecg FILE          let the fleet stream this recording
  --dev               rebuild on every change (npm run dev)
  --install-packages  may install missing Debian packages through sudo
  --help              this text
`;

const SERVER = 'sfu-server/src/main.ts';
const FLEET = 'tools/fleet/main.ts';

/** @typedef {import('./runParts.mjs').Part} Part */

/** @param {string[]} args @param {NodeJS.ProcessEnv} env */
const hasFleet = (args, env) =>
  !args.includes('--no-demo') && env['DEMO'] !== 'false' && existsSync(inRoot(FLEET));

/**
 * What runs beside the server: the place to add to.
 *
 * @param {string[]} args
 * @param {{ env: NodeJS.ProcessEnv, isDev: boolean, record: import('./demoRecord.mjs').DemoRecord | null }} options
 * @returns {Part[]}
 */
const followers = (args, { env, isDev, record }) => [
  ...(record ? [record.part] : []),
  ...(isDev ? clientsWithPage() : []).map((client) => ({
    name: `page of ${client}`,
    words: [binScript('vite')],
    cwd: inRoot(client),
    waits: false,
  })),
  ...(hasFleet(args, env) ? [{ name: 'simulated fleet', words: [FLEET, ...args], waits: true }] : []),
];

await runProgram(async ({ progress, mayInstall, args: given }) => {
  if (given.includes('--help')) {
    process.stdout.write(HELP);
    return 0;
  }
  assertStartOptions(given);
  const isDev = given.includes('--dev');
  const args = given.filter((word) => word !== '--dev');
  const url = serverUrl(args, process.env);
  await installModules(progress);
  const isDemo = hasFleet(args, process.env);
  const record = isDemo ? await demoRecord(process.env) : null;
  const env = {
    ...process.env,
    ...record?.settings,
    ...(isDemo ? await demoCapacity(process.env, Date.now()) : {}),
    MEDIASOUP_WORKER_BIN: await provideWorker({ progress, mayInstall }),
  };
  if (!isDev) await providePages(progress);
  const server = { name: 'server', words: [...(isDev ? ['--watch'] : []), SERVER, ...args], waits: false };
  return runParts(server, followers(args, { env, isDev, record }), { env, url, say: progress.say });
});
