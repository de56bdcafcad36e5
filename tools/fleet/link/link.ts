import type { types } from 'mediasoup-client';
import type { Socket } from 'node:net';
import { reachable } from './serverConnection.ts';
import { TcpRelay } from './tcpRelay.ts';
import { UdpRelay } from './udpRelay.ts';

/** The mobile network of one ambulance: everything it says to the server goes through here, and is lost here in a dead zone. */
export class Link {
  /** Where the server is to be found through this link; plain http, since it does not leave the machine. */
  readonly url: string;
  readonly #tcp: TcpRelay;
  readonly #udp: UdpRelay;

  private constructor(tcp: TcpRelay, udp: UdpRelay) {
    this.#tcp = tcp;
    this.#udp = udp;
    this.url = `http://127.0.0.1:${tcp.port}`;
  }

  static async create(connectToServer: () => Socket): Promise<Link> {
    return new Link(await TcpRelay.create(connectToServer), await UdpRelay.create());
  }

  cut(): void {
    this.#tcp.cut();
    this.#udp.cut();
  }

  restore(): void {
    this.#tcp.restore();
    this.#udp.restore();
  }

  close(): void {
    this.#tcp.close();
    this.#udp.close();
  }

  /** The same device, whose transports send their packets through this link. */
  carry(device: types.Device): types.Device {
    const send = device.createSendTransport.bind(device);
    const receive = device.createRecvTransport.bind(device);
    device.createSendTransport = (options) => send(this.#detour(options));
    device.createRecvTransport = (options) => receive(this.#detour(options));
    return device;
  }

  #detour<O extends types.TransportOptions>(options: O): O {
    const candidate = options.iceCandidates.find(({ protocol }) => protocol === 'udp');
    if (!candidate) throw new Error('the server offers no UDP candidate');
    this.#udp.aimAt({ host: reachable(candidate.address), port: candidate.port });
    const detour = { ...candidate, ip: '127.0.0.1', address: '127.0.0.1', port: this.#udp.port };
    return { ...options, iceCandidates: [detour] };
  }
}
