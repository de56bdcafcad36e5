import { fileURLToPath } from 'node:url';
import { runCommand, SetupError } from './runCommand.mjs';

const PROBE = fileURLToPath(new URL('probe.mjs', import.meta.url));

/**
 * Sends sound through a worker and back before it is used, over real DTLS and SRTP.
 *
 * @param {object} options
 * @param {string} options.node path of a Node that mediasoup runs on
 * @param {string} options.workerBin
 * @returns {Promise<{ srtpCipher: string }>}
 * @throws {SetupError} saying in one sentence what the worker did instead
 */
export const checkWorker = async ({ node, workerBin }) => {
  try {
    return JSON.parse(await runCommand(node, [PROBE, workerBin]));
  } catch (error) {
    const output = error instanceof SetupError ? error.output : '';
    const reason =
      output.trim().split('\n').at(-1) || (error instanceof Error ? error.message : String(error));
    throw new SetupError(`The mediasoup-worker at ${workerBin} does not work: ${reason}.`, { cause: error });
  }
};
