import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import type { types } from 'mediasoup';

const LOOPBACK = { protocol: 'udp', ip: '127.0.0.1' } as const;
/** As `rtp()` writes it. */
const SSRC = 0x5ec0_5ec0;
const CODEC = { mimeType: 'video/VP8', clockRate: 90_000, payloadType: 101 };
const FEEDBACK = [{ type: 'nack' }, { type: 'nack', parameter: 'pli' }];

/**
 * Somebody with a stream in a call who sends whatever they like over it, and somebody who receives it. Through a plain transport: its packets reach the same code as those that the worker has taken
 * out of SRTP with keys.
 */
export class Insider {
  readonly router: types.Router;
  readonly producerId: string;
  readonly #transports: readonly types.PlainTransport[];
  readonly #sockets: readonly [Socket, Socket];

  private constructor(
    router: types.Router,
    producerId: string,
    transports: readonly types.PlainTransport[],
    sockets: readonly [Socket, Socket],
  ) {
    this.router = router;
    this.producerId = producerId;
    this.#transports = transports;
    this.#sockets = sockets;
  }

  static async create(router: types.Router): Promise<Insider> {
    const sending = await router.createPlainTransport({ listenInfo: LOOPBACK, comedia: true, rtcpMux: true });
    const receiving = await router.createPlainTransport({ listenInfo: LOOPBACK, rtcpMux: true });
    const [sender, receiver] = [createSocket('udp4'), createSocket('udp4')] as const;
    receiver.bind(0, '127.0.0.1');
    await once(receiver, 'listening');
    const { id: producerId } = await sending.produce({
      kind: 'video',
      rtpParameters: { codecs: [{ ...CODEC, rtcpFeedback: FEEDBACK }], encodings: [{ ssrc: SSRC }] },
    });
    await receiving.connect({ ip: '127.0.0.1', port: receiver.address().port });
    await receiving.consume({ producerId, rtpCapabilities: router.rtpCapabilities });
    return new Insider(router, producerId, [sending, receiving], [sender, receiver]);
  }

  /** Of the stream, whatever else is in it. */
  send(packet: Uint8Array): Promise<void> {
    const own = Buffer.from(packet);
    const isRtcp = ((own[1] ?? 0) & 0x7f) >= 64 && ((own[1] ?? 0) & 0x7f) < 96;
    const at = isRtcp ? 4 : 8;
    if (own.length >= at + 4) own.writeUInt32BE(SSRC, at);
    const port = this.#transports[0]?.tuple.localPort;
    return new Promise((resolve, reject) => {
      this.#sockets[0].send(own, port, '127.0.0.1', (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  }

  close(): void {
    for (const transport of this.#transports) transport.close();
    for (const socket of this.#sockets) socket.close();
  }
}
