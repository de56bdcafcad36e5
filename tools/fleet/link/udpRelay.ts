import { createSocket, type Socket } from 'node:dgram';
import { isIPv6 } from 'node:net';
import type { Direction } from './direction.ts';
import type { Directions } from './tcpRelay.ts';

export type Address = { readonly host: string; readonly port: number };

/** A peer connection that ended says nothing: its way is given up after this long without a packet, longer than any dead zone. */
const IDLE_MS = 60_000;

type Way = { socket: Socket; from: Address; target: Address; lastUsedMs: number };

/**
 * A UDP way to the media worker that can drop everything, or come from another address all at once. Each address that packets come from gets a socket of its own towards the worker, so that the
 * worker tells them apart as it would without us.
 */
export class UdpRelay {
  readonly port: number;
  readonly #front: Socket;
  readonly #ways = new Map<string, Way>();
  readonly #sweeper: NodeJS.Timeout;
  readonly #directions: Directions;
  /** Of the loopback network; what the worker sees as the device's address. */
  #sourceHost = 1;
  #target: Address | null = null;
  #isCut = false;
  #isClosed = false;

  private constructor(front: Socket, directions: Directions) {
    this.#front = front;
    this.#directions = directions;
    this.port = front.address().port;
    dropWhatCannotBeSent(front);
    front.on('message', (packet, from) => {
      this.#forward(packet, { host: from.address, port: from.port });
    });
    this.#sweeper = setInterval(() => {
      this.#sweep();
    }, IDLE_MS);
  }

  static async create(directions: Directions): Promise<UdpRelay> {
    const front = createSocket('udp4');
    await new Promise<void>((resolve, reject) => {
      front.once('error', reject).bind(0, '127.0.0.1', resolve);
    });
    return new UdpRelay(front, directions);
  }

  /** Where packets of peer connections from now on go. Earlier ones keep their way. */
  aimAt(target: Address): void {
    this.#target = target;
  }

  cut(): void {
    this.#isCut = true;
  }

  restore(): void {
    this.#isCut = false;
  }

  /** The device has another address from now on, without a word to either end. */
  changeAddress(): void {
    this.#sourceHost = (this.#sourceHost % 250) + 1;
    for (const way of this.#ways.values()) {
      way.socket.close();
      way.socket = this.#openSocket(way.from, way.target);
    }
  }

  close(): void {
    this.#isClosed = true;
    clearInterval(this.#sweeper);
    for (const { socket } of this.#ways.values()) socket.close();
    this.#ways.clear();
    this.#front.close();
  }

  #forward(packet: Buffer, from: Address): void {
    const way = this.#wayOf(from);
    if (!way) return;
    way.lastUsedMs = performance.now();
    this.#carry(packet, this.#directions.up, () => {
      way.socket.send(packet, way.target.port, way.target.host);
    });
  }

  #wayOf(from: Address): Way | null {
    const key = `${from.host}:${from.port}`;
    const known = this.#ways.get(key);
    if (known || !this.#target) return known ?? null;
    const target = this.#target;
    const way = { socket: this.#openSocket(from, target), from, target, lastUsedMs: 0 };
    this.#ways.set(key, way);
    return way;
  }

  #openSocket(from: Address, target: Address): Socket {
    const socket = createSocket(isIPv6(target.host) ? 'udp6' : 'udp4');
    dropWhatCannotBeSent(socket);
    if (target.host.startsWith('127.')) socket.bind(0, `127.0.0.${this.#sourceHost}`);
    socket.on('message', (packet) => {
      this.#carry(packet, this.#directions.down, () => {
        this.#front.send(packet, from.port, from.host);
      });
    });
    return socket;
  }

  /** What is under way when a cut begins is lost with the rest. */
  #carry(packet: Buffer, direction: Direction, deliver: () => void): void {
    if (this.#isCut) return;
    const nowMs = performance.now();
    const { arrivesAtMs, isLost } = direction.admit(packet.length, nowMs);
    if (isLost) return;
    if (arrivesAtMs <= nowMs) deliver();
    else this.#deliverLater(deliver, arrivesAtMs - nowMs);
  }

  #deliverLater(deliver: () => void, delayMs: number): void {
    setTimeout(() => {
      if (!this.#isCut && !this.#isClosed) deliver();
    }, delayMs);
  }

  #sweep(): void {
    const longAgo = performance.now() - IDLE_MS;
    for (const [key, { socket, lastUsedMs }] of this.#ways) {
      if (lastUsedMs > longAgo) continue;
      socket.close();
      this.#ways.delete(key);
    }
  }
}

/** A network may lose any datagram without a word, and so may this one. */
function dropWhatCannotBeSent(socket: Socket): void {
  socket.on('error', () => undefined);
}
