import { createWorker, type types } from 'mediasoup';
import { chromium, type Browser, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testTool } from './testTool.ts';

const workerBin = testTool('MEDIASOUP_WORKER_BIN');
const executablePath = testTool('CHROMIUM_BIN');

const FLAGS = [
  '--no-sandbox',
  '--use-fake-ui-for-media-stream',
  '--use-fake-device-for-media-stream',
  '--disable-features=WebRtcHideLocalIpsWithMdns',
];

/** An SDP answer that takes one Opus track over the given transport: what mediasoup-client would write, without it. */
const answerFor = ({ iceParameters, iceCandidates, dtlsParameters }: types.WebRtcTransport) => {
  const sha256 = dtlsParameters.fingerprints.find(({ algorithm }) => algorithm === 'sha-256')?.value ?? '';
  const candidates = iceCandidates.map(
    ({ foundation, protocol, priority, address, port }) =>
      `a=candidate:${foundation} 1 ${protocol} ${priority} ${address} ${port} typ host`,
  );
  return [
    ...['v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 't=0 0', 'a=ice-lite', 'a=group:BUNDLE 0'],
    ...['m=audio 9 UDP/TLS/RTP/SAVPF 111', 'c=IN IP4 127.0.0.1', 'a=mid:0', 'a=recvonly', 'a=rtcp-mux'],
    ...['a=rtpmap:111 opus/48000/2', `a=ice-ufrag:${iceParameters.usernameFragment}`],
    ...[`a=ice-pwd:${iceParameters.password}`, `a=fingerprint:sha-256 ${sha256}`, 'a=setup:passive'],
    ...candidates,
    '',
  ].join('\r\n');
};

/** Makes an offer in the page; gives its certificate's fingerprint. */
const offer = (page: Page) =>
  page.evaluate(async () => {
    const connection = new RTCPeerConnection();
    Object.assign(globalThis, { connection });
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    for (const track of stream.getTracks()) connection.addTrack(track, stream);
    await connection.setLocalDescription();
    return /^a=fingerprint:sha-256 (\S+)/m.exec(connection.localDescription?.sdp ?? '')?.[1] ?? '';
  });

/** Gives the SRTP suite that was agreed on, once the page has sent sound with it. */
const connect = (page: Page, answer: string) =>
  page.evaluate(async (sdp) => {
    const { connection } = globalThis as unknown as { connection: RTCPeerConnection };
    await connection.setRemoteDescription({ type: 'answer', sdp });
    for (;;) {
      const stats = [...(await connection.getStats()).values()] as Record<string, unknown>[];
      const sent = stats.find(({ type }) => type === 'outbound-rtp')?.['packetsSent'] as number | undefined;
      if (sent) return stats.find(({ type }) => type === 'transport')?.['srtpCipher'];
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }, answer);

describe('the mediasoup-worker of this machine, with Chromium', () => {
  let worker: types.Worker;
  let browser: Browser;

  beforeAll(async () => {
    worker = await createWorker({ workerBin, logLevel: 'none' });
    browser = await chromium.launch({ executablePath, args: FLAGS });
  });

  afterAll(async () => {
    await browser.close();
    worker.close();
  });

  it('survives its DTLS handshake and agrees on AES-GCM, which costs less than AES-CM with SHA-1', async () => {
    const router = await worker.createRouter({ mediaCodecs: [] });
    const transport = await router.createWebRtcTransport({
      listenInfos: [{ protocol: 'udp', ip: '127.0.0.1' }],
    });
    const page = await browser.newPage();
    await page.goto('chrome://version');
    const fingerprint = await offer(page);
    await transport.connect({
      dtlsParameters: { role: 'client', fingerprints: [{ algorithm: 'sha-256', value: fingerprint }] },
    });
    expect(await connect(page, answerFor(transport))).toMatch(/^(SRTP_)?AEAD_AES_(128|256)_GCM$/);
    expect(transport.dtlsState).toBe('connected');
    expect(worker.died).toBe(false);
  });
});
