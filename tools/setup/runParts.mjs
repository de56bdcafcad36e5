import { forwardSignals, startNode24 } from './node24.mjs';
import { untilReady } from './serverReady.mjs';

/** From here on a code says which signal ended a program. */
const KILLED = 128;

/** @typedef {import('./node24.mjs').Running} Running */
/**
 * @typedef {object} Part a program that npm start runs
 * @property {string} name
 * @property {string[]} words what follows `node`
 * @property {string} [cwd]
 * @property {boolean} waits whether it needs the server to be ready first
 */

/**
 * Runs the server and the programs that go with it. They end when it does; it goes on without them.
 *
 * @param {Part} server
 * @param {readonly Part[]} followers
 * @param {{ env: NodeJS.ProcessEnv, url: URL, say: (text: string) => void }} options `url` of the server
 * @returns {Promise<number>} the server's exit code
 */
export const runParts = async (server, followers, { env, url, say }) => {
  /** @type {Set<Running>} */
  const running = new Set();
  const stopping = new AbortController();
  let isAsked = false;
  forwardSignals(
    () => running,
    () => {
      isAsked = true;
      stopping.abort();
    },
  );
  /** @param {Part} part */
  const start = ({ words, cwd }) => {
    const started = startNode24(words, { env, ...(cwd ? { cwd } : {}) });
    running.add(started);
    return started.ended.finally(() => running.delete(started));
  };
  const serverEnded = start(server).finally(() => {
    stopping.abort();
    for (const { child } of running) child.kill('SIGTERM');
  });
  /** @param {Part} part */
  const follow = async (part) => {
    if (part.waits && !(await untilReady(url, stopping.signal))) return;
    const code = await start(part);
    if (!stopping.signal.aborted) say(`The ${part.name} has ended (code ${code}); the server goes on.`);
  };
  const [code] = await Promise.all([serverEnded, ...followers.map(follow)]);
  // What ends by itself has said why; what is killed cannot.
  if (code >= KILLED && !isAsked)
    say(`The server was killed (code ${code}). What it confirmed is stored; start it again in the same way.`);
  return code;
};
