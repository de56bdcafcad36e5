import { get as httpGet } from 'node:http';
import { get as httpsGet } from 'node:https';
import { SetupError } from '../../sfu-server/worker/runCommand.mjs';

const POLL_MS = 200;

/** The server's own defaults. They are repeated because this runs before there is a Node that could read them there. */
const DEFAULTS = { PORT: '4480', HOST: '127.0.0.1', TLS: 'off' };

/** Addresses to listen on that name no machine to ask, with one of this machine that is then listened on. */
const EVERYWHERE = new Map([
  ['0.0.0.0', '127.0.0.1'],
  ['::', '::1'],
]);

/** @param {readonly string[]} args @param {string} name @returns {string | undefined} of `--name VALUE` or `--name=VALUE` */
const optionValue = (args, name) => {
  const joined = args.find((word) => word.startsWith(`${name}=`));
  if (joined) return joined.slice(name.length + 1);
  const at = args.indexOf(name);
  return at < 0 ? undefined : args[at + 1];
};

/** @param {readonly string[]} args @param {NodeJS.ProcessEnv} env */
const isSecure = (args, env) =>
  args.some((word) => /^--tls(-dir)?(=|$)/.test(word)) || (env['TLS'] || DEFAULTS.TLS) !== 'off';

/**
 * Where programs on this machine reach the server that is started with these options.
 *
 * @param {readonly string[]} args the options of npm start
 * @param {NodeJS.ProcessEnv} env
 * @returns {URL}
 * @throws {SetupError} when they name no address
 */
export const serverUrl = (args, env) => {
  const listening = optionValue(args, '--host') ?? (env['HOST'] || DEFAULTS.HOST);
  const host = EVERYWHERE.get(listening) ?? listening;
  const port = optionValue(args, '--port') ?? (env['PORT'] || DEFAULTS.PORT);
  const address = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const url = `${isSecure(args, env) ? 'https' : 'http'}://${address}`;
  if (!URL.canParse(url)) {
    throw new SetupError(`"${address}" is no address to listen on: --port takes a number up to 65535.`);
  }
  return new URL(url);
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
