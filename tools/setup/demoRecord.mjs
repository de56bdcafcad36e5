import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** @typedef {import('./runParts.mjs').Part} Part */
/**
 * @typedef {object} DemoRecord
 * @property {Part} part the program that holds the record
 * @property {Record<string, string>} settings what the server is told of it
 */

/**
 * The hospital's record of the demo, unless one is configured: one patient who does not exist, FHIR's own example with number 738472983.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<DemoRecord | null>}
 */
export const demoRecord = async (env) => {
  if (env['HOSPITAL_RECORD_URL'] !== undefined) return null;
  const port = await freePort();
  const settings = {
    HOSPITAL_RECORD_URL: `http://127.0.0.1:${port}/fhir`,
    HOSPITAL_RECORD_NAME: 'Demo hospital',
    HOSPITAL_RECORD_NUMBERS: 'urn:oid:2.16.840.1.113883.2.4.6.3',
    HOSPITAL_RECORD_TOKEN: randomUUID(),
  };
  const words = ['tools/hospital-record/main.ts', '--port', String(port)];
  return { part: { name: 'hospital record of the demo', words, waits: false }, settings };
};

const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port was found');
  return address.port;
};
