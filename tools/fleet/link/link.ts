import { createRandom } from '@smart-triage/models/simulator/random';
import type { types } from 'mediasoup-client';
import type { Socket } from 'node:net';
import { type NetworkProfile, NETWORKS } from './conditions.ts';
import { Direction } from './direction.ts';
import { reachable } from './serverConnection.ts';
import { TcpRelay } from './tcpRelay.ts';
import { type Address, UdpRelay } from './udpRelay.ts';

/** `media` is what goes over UDP, `socket` what goes over TCP. */
export type Lane = 'media' | 'socket' | 'both';

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

  /** The same `network` and `seed` do the same to the same packets. */
  static async create(
    connectToServer: () => Socket,
    { network = NETWORKS.clear, seed = 1 }: { network?: NetworkProfile; seed?: number } = {},
  ): Promise<Link> {
    const { uniform } = createRandom(seed);
    // One radio for both ways: they share its rate and its bad stretches.
    const directions = { up: new Direction(network.up, uniform), down: new Direction(network.down, uniform) };
    return new Link(await TcpRelay.create(connectToServer, directions), await UdpRelay.create(directions));
  }

  /** The port at which media are taken along, for a browser that is told so. */
  get mediaPort(): number {
    return this.#udp.port;
  }

  aimMediaAt(target: Address): void {
    this.#udp.aimAt(target);
  }

  /** Both ways, or one of them: a network may block UDP and let TCP through, or the reverse. */
  cut(lane: Lane = 'both'): void {
    if (lane !== 'media') this.#tcp.cut();
    if (lane !== 'socket') this.#udp.cut();
  }

  restore(): void {
    this.#tcp.restore();
    this.#udp.restore();
  }

  /** Another cell or another network: what the server sees is a new address, and connections from the old one are silent for good. */
  changeAddress(): void {
    this.#tcp.changeAddress();
    this.#udp.changeAddress();
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
    this.aimMediaAt({ host: reachable(candidate.address), port: candidate.port });
    const detour = { ...candidate, ip: '127.0.0.1', address: '127.0.0.1', port: this.#udp.port };
    return { ...options, iceCandidates: [detour] };
  }
}
