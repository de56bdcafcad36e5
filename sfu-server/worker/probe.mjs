// A program: `node probe.mjs PATH_OF_WORKER`. It prints one line of JSON, {srtpCipher}, and ends with code 0 when sound went
// through that worker and back; otherwise it prints one sentence on stderr and ends with code 1. It runs under Node 24,
// because mediasoup does, and in a process of its own, because a worker that crashes may take its parent's call with it.
import { createWorker } from 'mediasoup';
import { opusRoundTrip } from './opusRoundTrip.mjs';

/** A round trip takes well under a second; the rest is for a machine that is compiling something else. */
const TIME_LIMIT_MS = 20_000;

const OPUS = /** @type {const} */ ({ kind: 'audio', mimeType: 'audio/opus', clockRate: 48_000, channels: 2 });

/** @param {import('mediasoup').types.Worker} worker @returns {Promise<never>} */
const death = (worker) =>
  new Promise((_, reject) => {
    worker.on('died', (error) => reject(new Error(`it crashed during a DTLS handshake (${error.message})`)));
  });

/** @returns {Promise<never>} */
const timeLimit = () =>
  new Promise((_, reject) => {
    const text = `no sound came through it within ${TIME_LIMIT_MS / 1000} seconds`;
    setTimeout(() => reject(new Error(text)), TIME_LIMIT_MS).unref();
  });

/** @param {string} workerBin */
const probe = async (workerBin) => {
  const worker = await createWorker({ workerBin, logLevel: 'none' });
  const router = await worker.createRouter({ mediaCodecs: [OPUS] });
  return Promise.race([opusRoundTrip(router), death(worker), timeLimit()]);
};

/** @param {string} text @param {number} code */
const end = (text, code) => {
  // libwebrtc's threads keep the process alive, so it is ended rather than left to end.
  const stream = code === 0 ? process.stdout : process.stderr;
  stream.write(`${text}\n`, () => process.exit(code));
};

probe(String(process.argv[2])).then(
  (result) => end(JSON.stringify(result), 0),
  (error) => end(error instanceof Error ? error.message : String(error), 1),
);
