import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Direction } from './direction.ts';
import { ShapedStream } from './shapedStream.ts';

const LAST_WORDS_MS = 100;

type Pair = { near: Socket; up: ShapedStream; far: Socket; down: ShapedStream };

export type Directions = { readonly up: Direction; readonly down: Direction };

/**
 * A TCP way to the server that can go silent: while it is cut, connections stay open and nothing gets through, as in a tunnel. A cut is not told to either end;
 * each has to notice by itself.
 */
export class TcpRelay {
  readonly port: number;
  readonly #server: Server;
  readonly #pairs = new Set<Pair>();
  /** Of an address that is no longer ours: nothing gets through any more, and nobody is told. */
  readonly #stranded = new Set<Pair>();
  #isCut = false;

  private constructor(server: Server, connect: () => Socket, { up, down }: Directions) {
    this.#server = server;
    this.port = (server.address() as AddressInfo).port;
    server.on('connection', (near) => {
      this.#handleConnection({
        near,
        up: new ShapedStream(up),
        far: connect(),
        down: new ShapedStream(down),
      });
    });
  }

  /** `connect` opens the far side of each connection; what is written before it is connected waits. */
  static async create(connect: () => Socket, directions: Directions): Promise<TcpRelay> {
    const server = createServer();
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(0, '127.0.0.1', resolve);
    });
    return new TcpRelay(server, connect, directions);
  }

  cut(): void {
    this.#isCut = true;
    for (const pair of this.#pairs) hold(pair);
  }

  restore(): void {
    this.#isCut = false;
    for (const pair of this.#pairs) this.#flow(pair);
  }

  /** The device has another address from now on: what was connected from the old one goes silent for good. */
  changeAddress(): void {
    for (const pair of this.#pairs) {
      hold(pair);
      this.#stranded.add(pair);
    }
    this.#pairs.clear();
  }

  /** What was said last still gets out. */
  close(): void {
    this.#server.close();
    this.restore();
    // Counted from when the event loop turns again: closing a call can hold it up for seconds.
    setImmediate(() => {
      setTimeout(() => {
        for (const pair of [...this.#pairs, ...this.#stranded]) this.#end(pair);
      }, LAST_WORDS_MS);
    });
  }

  #handleConnection(pair: Pair): void {
    this.#pairs.add(pair);
    for (const socket of [pair.near, pair.far]) {
      // Small messages must not wait for one another on top of what the network does.
      socket.setNoDelay(true);
      // An error is followed by 'close', which ends the other side as well.
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        if (!this.#isCut && this.#pairs.has(pair)) this.#end(pair);
      });
    }
    if (!this.#isCut) this.#flow(pair);
  }

  #flow(pair: Pair): void {
    const { near, up, far, down } = pair;
    if (near.destroyed || far.destroyed) {
      this.#end(pair);
      return;
    }
    near.pipe(up).pipe(far);
    far.pipe(down).pipe(near);
  }

  #end(pair: Pair): void {
    this.#pairs.delete(pair);
    this.#stranded.delete(pair);
    for (const stream of [pair.near, pair.up, pair.far, pair.down]) stream.destroy();
  }
}

function hold({ near, up, far, down }: Pair): void {
  near.unpipe(up).pause();
  up.unpipe(far);
  far.unpipe(down).pause();
  down.unpipe(near);
}
