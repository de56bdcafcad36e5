import wrtc from '@roamhq/wrtc';
import { Device } from 'mediasoup-client';

const SAMPLE_RATE_HZ = 48_000;
/** The frame that RTCAudioSource takes: 10 ms. */
const FRAME_SAMPLES = SAMPLE_RATE_HZ / 100;
const FRAME_MS = 10;
const POLL_MS = 20;

/** mediasoup-client is written for browsers: it finds libwebrtc's classes where a page would have them. */
const actAsBrowser = () => {
  const { RTCPeerConnection, RTCSessionDescription, RTCIceCandidate, MediaStream, MediaStreamTrack } = wrtc;
  Object.assign(globalThis, {
    RTCPeerConnection,
    RTCSessionDescription,
    RTCIceCandidate,
    MediaStream,
    MediaStreamTrack,
  });
};

/** A track of silence; Opus sends packets for it all the same. */
const startSound = () => {
  const source = new wrtc.nonstandard.RTCAudioSource();
  const samples = new Int16Array(FRAME_SAMPLES);
  const timer = setInterval(
    () =>
      source.onData({ samples, sampleRate: SAMPLE_RATE_HZ, channelCount: 1, numberOfFrames: FRAME_SAMPLES }),
    FRAME_MS,
  );
  return { track: source.createTrack(), stop: () => clearInterval(timer) };
};

/**
 * The two ends of one WebRTC transport: mediasoup's, and libwebrtc's, which connects to it when first used.
 *
 * @param {import('mediasoup').types.Router} router
 * @param {Device} device
 * @param {'createSendTransport' | 'createRecvTransport'} kind
 */
const createEnds = async (router, device, kind) => {
  const server = await router.createWebRtcTransport({
    listenInfos: [{ protocol: 'udp', ip: '127.0.0.1' }],
    enableSctp: false,
  });
  const { id, iceParameters, iceCandidates, dtlsParameters } = server;
  const client = device[kind]({ id, iceParameters, iceCandidates, dtlsParameters });
  client.on('connect', (local, done, failed) => void server.connect(local).then(done, failed));
  return { server, client };
};

/**
 * Both packages describe the same parameters; mediasoup knows header extensions that mediasoup-client's types do not list.
 *
 * @template T
 * @param {unknown} parameters of mediasoup
 * @returns {T} the same for mediasoup-client
 */
const forClient = (parameters) => /** @type {T} */ (parameters);

/** @param {() => Promise<boolean>} condition */
const until = async (condition) => {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
};

/**
 * @param {RTCStatsReport} report
 * @param {string} type
 * @returns {any} libwebrtc's record of that type; its fields are not in TypeScript's DOM library
 */
const recordOf = (report, type) => [...report.values()].find((record) => record.type === type);

/**
 * Sends Opus from libwebrtc into the router and back out to libwebrtc. It comes to an end only when both DTLS handshakes
 * have succeeded, the worker has decrypted SRTP, and libwebrtc has decrypted what the worker encrypted. It has no time
 * limit of its own.
 *
 * @param {import('mediasoup').types.Router} router with Opus
 * @returns {Promise<{ srtpCipher: string }>} the protection that both ends agreed on, in IANA's name
 */
export const opusRoundTrip = async (router) => {
  actAsBrowser();
  const device = await Device.factory({ handlerName: 'Chrome111' });
  await device.load({ routerRtpCapabilities: forClient(router.rtpCapabilities) });
  const up = await createEnds(router, device, 'createSendTransport');
  const down = await createEnds(router, device, 'createRecvTransport');
  const sound = startSound();
  try {
    /** @type {import('mediasoup').types.Producer | undefined} */
    let producer;
    up.client.on('produce', ({ kind, rtpParameters }, done, failed) => {
      up.server.produce({ kind, rtpParameters }).then((created) => {
        producer = created;
        done(created);
      }, failed);
    });
    await up.client.produce({ track: sound.track });
    await until(async () => ((await producer?.getStats())?.[0]?.packetCount ?? 0) > 0);

    const consumer = await down.server.consume({
      producerId: String(producer?.id),
      rtpCapabilities: device.recvRtpCapabilities,
    });
    const { id, producerId, kind, rtpParameters } = consumer;
    await down.client.consume({ id, producerId, kind, rtpParameters: forClient(rtpParameters) });
    await until(async () => recordOf(await down.client.getStats(), 'inbound-rtp')?.packetsReceived > 0);
    return { srtpCipher: String(recordOf(await up.client.getStats(), 'transport')?.srtpCipher) };
  } finally {
    sound.stop();
    up.client.close();
    down.client.close();
  }
};
