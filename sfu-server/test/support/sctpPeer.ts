import { crc32c } from '@smart-triage/shared/ecg/crc32c';
import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import type { types } from 'mediasoup';

/** Every association of mediasoup uses this port at both ends. */
const SCTP_PORT = 5000;
const COMMON_HEADER = 12;
const INIT = 1;
const INIT_ACK = 2;

/**
 * The other end of an SCTP association that says whatever it is told. Through a plain transport of the same worker: the bytes reach the same code as a browser's,
 * which have to come through DTLS first.
 */
export class SctpPeer {
  readonly #socket: Socket;
  readonly #transport: types.PlainTransport;
  /** What the worker's packets must be answered with to be taken for the association's own. */
  readonly #tag: number;

  private constructor(socket: Socket, transport: types.PlainTransport, tag: number) {
    this.#socket = socket;
    this.#transport = transport;
    this.#tag = tag;
  }

  /** Resolves once the worker has asked for the association. */
  static async open(router: types.Router): Promise<SctpPeer> {
    const socket = createSocket('udp4');
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    const listenInfo = { protocol: 'udp', ip: '127.0.0.1' } as const;
    const transport = await router.createPlainTransport({ listenInfo, enableSctp: true });
    const first = once(socket, 'message') as Promise<[Buffer]>;
    await transport.connect({ ip: '127.0.0.1', port: socket.address().port });
    // The worker asks for an association when something is to go over it.
    await transport.produceData({ sctpStreamParameters: { streamId: 0, ordered: true } });
    const [packet] = await first;
    if (packet[COMMON_HEADER] !== INIT) throw new Error('the worker did not begin with INIT');
    return new SctpPeer(socket, transport, packet.readUInt32BE(COMMON_HEADER + 4));
  }

  get state(): types.SctpState | undefined {
    return this.#transport.sctpState;
  }

  /** A packet of the association with a right checksum, whatever its chunks are. */
  async say(...chunks: readonly Uint8Array[]): Promise<void> {
    await this.sendBytes(packetOf(this.#tag, chunks));
  }

  sendBytes(bytes: Uint8Array): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#socket.send(bytes, this.#transport.tuple.localPort, '127.0.0.1', (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
  }

  /** Answers the worker's INIT as a peer does, and with a cookie of its own. */
  acceptInit(): Promise<void> {
    const body = Buffer.alloc(16);
    body.writeUInt32BE(0x01020304, 0);
    body.writeUInt32BE(1_000_000, 4);
    body.writeUInt16BE(16, 8);
    body.writeUInt16BE(16, 10);
    body.writeUInt32BE(1, 12);
    const cookie = Buffer.from([0, 7, 0, 12, 1, 2, 3, 4, 5, 6, 7, 8]);
    return this.say(chunk(INIT_ACK, 0, Buffer.concat([body, cookie])));
  }

  close(): void {
    this.#transport.close();
    this.#socket.close();
  }
}

/** A chunk whose length is right unless another one is named. */
export function chunk(type: number, flags: number, body: Uint8Array, length = body.length + 4): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt8(type, 0);
  head.writeUInt8(flags, 1);
  head.writeUInt16BE(length, 2);
  return Buffer.concat([head, body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
}

function packetOf(tag: number, chunks: readonly Uint8Array[]): Buffer {
  const packet = Buffer.concat([Buffer.alloc(COMMON_HEADER), ...chunks]);
  packet.writeUInt16BE(SCTP_PORT, 0);
  packet.writeUInt16BE(SCTP_PORT, 2);
  packet.writeUInt32BE(tag, 4);
  packet.writeUInt32LE(crc32c(packet), 8);
  return packet;
}
