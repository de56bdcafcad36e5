/**
 * The worker that npm test runs with, as it will meet a browser. The story behind it: Debian builds OpenSSL with kernel
 * TLS. mediasoup-worker built against it started, answered every request of the node API, created routers and transports,
 * and died of SIGSEGV when the first browser began its DTLS handshake, because a BIO callback of the worker answered
 * "yes" to the question whether it does kernel TLS (dtlsPatch.mjs). Nothing short of a handshake shows that.
 */
import { createWorker, type types } from 'mediasoup';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkWorker } from './checkWorker.mjs';
import { testTool } from './testTool.ts';

const workerBin = testTool('MEDIASOUP_WORKER_BIN');

const LOOPBACK = { listenInfo: { protocol: 'udp', ip: '127.0.0.1' }, rtcpMux: true, comedia: false } as const;
const OPUS = { mimeType: 'audio/opus', clockRate: 48_000, channels: 2 } as const;
const PAYLOAD_TYPE = 100;
const SSRC = 0x5a5a5a5a;

const rtpPacket = (seq: number, payload: string) => {
  const header = Buffer.alloc(12);
  header.writeUInt8(0x80, 0);
  header.writeUInt8(PAYLOAD_TYPE, 1);
  header.writeUInt16BE(seq, 2);
  header.writeUInt32BE(seq * 960, 4);
  header.writeUInt32BE(SSRC, 8);
  return Buffer.concat([header, Buffer.from(payload)]);
};

const payloadOf = (packet: Buffer) => packet.toString('latin1').slice(-'packet 000'.length);

describe('the mediasoup-worker of this machine', () => {
  let worker: types.Worker;

  beforeAll(async () => {
    worker = await createWorker({ workerBin, logLevel: 'none' });
  });

  afterAll(() => {
    worker.close();
  });

  it('survives a DTLS handshake with libwebrtc and carries its sound there and back', async () => {
    const { srtpCipher } = await checkWorker({ node: process.execPath, workerBin });
    expect(srtpCipher).toMatch(/^(AES_CM_128_HMAC_SHA1_80|AEAD_AES_128_GCM|AEAD_AES_256_GCM)$/);
  });

  /** Two routers, joined by SRTP over UDP: what goes in at one end is encrypted, decrypted, and comes out at the other. */
  const createSrtpLine = async (srtpCryptoSuite: types.SrtpCryptoSuite) => {
    const codecs = [{ kind: 'audio' as const, ...OPUS }];
    const [near, far] = await Promise.all([
      worker.createRouter({ mediaCodecs: codecs }),
      worker.createRouter({ mediaCodecs: codecs }),
    ]);
    const options = { ...LOOPBACK, enableSrtp: true, srtpCryptoSuite };
    const [out, back] = await Promise.all([
      near.createPlainTransport(options),
      far.createPlainTransport(options),
    ]);
    const address = ({ tuple, srtpParameters }: types.PlainTransport) => ({
      ip: '127.0.0.1',
      port: tuple.localPort,
      ...(srtpParameters && { srtpParameters }),
    });
    await Promise.all([out.connect(address(back)), back.connect(address(out))]);
    const source = await (
      await near.createDirectTransport()
    ).produce({
      kind: 'audio',
      rtpParameters: { codecs: [{ ...OPUS, payloadType: PAYLOAD_TYPE }], encodings: [{ ssrc: SSRC }] },
    });
    const { rtpParameters } = await out.consume({
      producerId: source.id,
      rtpCapabilities: near.rtpCapabilities,
    });
    const arrived = await back.produce({ kind: 'audio', rtpParameters });
    const sink = await (
      await far.createDirectTransport()
    ).consume({
      producerId: arrived.id,
      rtpCapabilities: far.rtpCapabilities,
    });
    return { source, sink };
  };

  it.each([
    'AEAD_AES_128_GCM',
    'AEAD_AES_256_GCM',
    'AES_CM_128_HMAC_SHA1_80',
    'AES_CM_128_HMAC_SHA1_32',
  ] as const)('gives back what it encrypted with %s, unchanged and in order', async (suite) => {
    const { source, sink } = await createSrtpLine(suite);
    const sent = Array.from({ length: 50 }, (_, seq) => `packet ${String(seq).padStart(3, '0')}`);
    const received: string[] = [];
    const done = new Promise<void>((resolve) => {
      sink.on('rtp', (packet) => {
        received.push(payloadOf(packet));
        if (received.length === sent.length) resolve();
      });
    });
    for (const [seq, payload] of sent.entries()) source.send(rtpPacket(seq, payload));
    await done;
    expect(received).toEqual(sent);
  });
});
