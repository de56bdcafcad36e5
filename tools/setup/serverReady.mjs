import { get as httpGet } from 'node:http';
import { get as httpsGet } from 'node:https';

/** The server's own default, where neither --port nor PORT says otherwise. */
const DEFAULT_PORT = 4480;
const POLL_MS = 200;

/** @param {readonly string[]} args @param {string} name @returns {string | undefined} of `--name VALUE` or `--name=VALUE` */
const optionValue = (args, name) => {
  const joined = args.find((word) => word.startsWith(`${name}=`));
  if (joined) return joined.slice(name.length + 1);
  const at = args.indexOf(name);
  return at < 0 ? undefined : args[at + 1];
};

/**
 * Where programs on this machine reach the server that is started with these options.
 *
 * @param {readonly string[]} args the options of npm start
 * @param {NodeJS.ProcessEnv} env
 * @returns {URL}
 */
export const serverUrl = (args, env) => {
  const scheme = args.some((word) => word === '--tls' || word.startsWith('--tls=')) ? 'https' : 'http';
  const host = optionValue(args, '--host') ?? 'localhost';
  const isEverywhere = host === '0.0.0.0' || host === '::';
  const port = optionValue(args, '--port') ?? env['PORT'] ?? String(DEFAULT_PORT);
  const name = host.includes(':') ? `[${host}]` : host;
  return new URL(`${scheme}://${isEverywhere ? 'localhost' : name}:${port}`);
};

/** @param {URL} url @returns {Promise<boolean>} */
const answersOk = (url) =>
  new Promise((resolve) => {
    /** @param {import('node:http').IncomingMessage} response */
    const onAnswer = (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    };
    // The server's certificate may be self-signed, and the answer to this one question is no secret.
    const request =
      url.protocol === 'https:'
        ? httpsGet(url, { rejectUnauthorized: false }, onAnswer)
        : httpGet(url, onAnswer);
    request.on('error', () => resolve(false));
  });

/**
 * Waits until the server says that it is ready to work.
 *
 * @param {URL} url of the server
 * @param {AbortSignal} stopped aborted when the server has ended
 * @returns {Promise<boolean>} false when it ended first
 */
export const untilReady = async (url, stopped) => {
  const question = new URL('/readyz', url);
  while (!stopped.aborted) {
    if (await answersOk(question)) return true;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  return false;
};
