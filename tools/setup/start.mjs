// npm start: sets up what is missing, then runs the server and, unless told not to, the simulated fleet.
import { existsSync } from 'node:fs';
import { installModules } from './install.mjs';
import { binScript, forwardSignals, startNode24 } from './node24.mjs';
import { clientsWithPage, providePages } from './pages.mjs';
import { inRoot } from './paths.mjs';
import { runProgram } from './program.mjs';
import { serverUrl, untilReady } from './serverReady.mjs';
import { provideWorker } from './worker.mjs';

const HELP = `npm start -- [options]
  --port PORT         where the server listens
  --host ADDRESS      the address it listens on
  --tls               serve https with a self-signed certificate; cameras need https anywhere but on localhost
  --tls-dir DIR       serve https with the cert.pem and key.pem in this folder
  --data DIR          where cases and ECGs are stored
  --no-demo           without the simulated fleet
  --ecg FILE          let the fleet stream this recording
  --dev               rebuild on every change (npm run dev)
  --install-packages  may install missing Debian packages through sudo
  --help              this text
`;

const SERVER = 'sfu-server/src/main.ts';
const FLEET = 'tools/fleet/main.ts';

/** @typedef {import('./node24.mjs').Running} Running */
/**
 * @typedef {object} Part a program that npm start runs
 * @property {string} name
 * @property {string[]} words what follows `node`
 * @property {string} [cwd]
 * @property {boolean} waits whether it needs the server to be ready first
 */

/** @param {string[]} args @param {NodeJS.ProcessEnv} env */
const hasFleet = (args, env) =>
  !args.includes('--no-demo') && env['DEMO'] !== 'false' && existsSync(inRoot(FLEET));

/**
 * @param {{ args: string[], env: NodeJS.ProcessEnv, isDev: boolean }} options
 * @returns {Part[]} the server first: everything ends when it does
 */
const partsToRun = ({ args, env, isDev }) => {
  const watch = isDev ? ['--watch'] : [];
  /** @type {Part[]} */
  const parts = [{ name: 'server', words: [...watch, SERVER, ...args], waits: false }];
  const vite = isDev ? clientsWithPage() : [];
  parts.push(
    ...vite.map((client) => ({
      name: client,
      words: [binScript('vite')],
      cwd: inRoot(client),
      waits: false,
    })),
  );
  if (hasFleet(args, env)) {
    parts.push({ name: 'simulated fleet', words: [...watch, FLEET, ...args], waits: true });
  }
  return parts;
};

/**
 * @param {Part[]} parts
 * @param {{ env: NodeJS.ProcessEnv, url: URL, say: (text: string) => void }} options
 * @returns {Promise<number>} the server's exit code
 */
const runParts = async ([server, ...others], { env, url, say }) => {
  /** @type {Set<Running>} */
  const running = new Set();
  forwardSignals(() => running);
  /** @param {Part} part */
  const start = ({ words, cwd }) => {
    const started = startNode24(words, { env, ...(cwd ? { cwd } : {}) });
    running.add(started);
    return started.ended.finally(() => running.delete(started));
  };
  if (!server) throw new Error('There is nothing to run.');
  const stopped = new AbortController();
  const ended = start(server).finally(() => {
    stopped.abort();
    for (const { child } of running) child.kill('SIGTERM');
  });
  const followers = others.map(async (part) => {
    if (part.waits && !(await untilReady(url, stopped.signal))) return;
    const code = await start(part);
    if (!stopped.signal.aborted) say(`The ${part.name} has ended (code ${code}); the server goes on.`);
  });
  const [code] = await Promise.all([ended, ...followers]);
  return code;
};

await runProgram(async ({ progress, mayInstall, args: given }) => {
  if (given.includes('--help')) {
    process.stdout.write(HELP);
    return 0;
  }
  const isDev = given.includes('--dev');
  const args = given.filter((word) => word !== '--dev');
  await installModules(progress);
  const workerBin = await provideWorker({ progress, mayInstall });
  if (!isDev) await providePages(progress);
  const env = { ...process.env, MEDIASOUP_WORKER_BIN: workerBin };
  return runParts(partsToRun({ args, env, isDev }), { env, url: serverUrl(args, env), say: progress.say });
});
