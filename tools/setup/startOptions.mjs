import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { SetupError } from '../../sfu-server/worker/runCommand.mjs';

/** Server and fleet read them for themselves, later. They stand here too because nobody should wait minutes to hear of a slip. */
const OPTIONS = /** @type {const} */ ({
  port: { type: 'string' },
  host: { type: 'string' },
  tls: { type: 'boolean' },
  'tls-dir': { type: 'string' },
  data: { type: 'string' },
  'no-demo': { type: 'boolean' },
  ecg: { type: 'string' },
  dev: { type: 'boolean' },
});

/**
 * Looks at the options of `npm start` before anything is installed or built.
 *
 * @param {string[]} args
 * @throws {SetupError} in words
 */
export const assertStartOptions = (args) => {
  const { ecg } = parse(args);
  if (ecg !== undefined && !existsSync(ecg)) throw new SetupError(`--ecg ${ecg}: there is no such file.`);
};

/** @param {string[]} args */
const parse = (args) => {
  try {
    return parseArgs({ args, options: OPTIONS, strict: true }).values;
  } catch (error) {
    // Node's own sentence names the option; what follows it is advice for those who write programs.
    const [sentence] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new SetupError(`${sentence}\nnpm start -- --help lists the options.`);
  }
};
