import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

const LAST_WORDS_MS = 100;

type Pair = { near: Socket; far: Socket };

/**
 * A TCP way to the server that can go silent: while it is cut, connections stay open and nothing gets through, as in a tunnel. A cut is not told to either end;
 * each has to notice by itself.
 */
export class TcpRelay {
  readonly port: number;
  readonly #server: Server;
  readonly #pairs = new Set<Pair>();
  #isCut = false;

  private constructor(server: Server, connect: () => Socket) {
    this.#server = server;
    this.port = (server.address() as AddressInfo).port;
    server.on('connection', (near) => {
      this.#handleConnection({ near, far: connect() });
    });
  }

  /** `connect` opens the far side of each connection; what is written before it is connected waits. */
  static async create(connect: () => Socket): Promise<TcpRelay> {
    const server = createServer();
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(0, '127.0.0.1', resolve);
    });
    return new TcpRelay(server, connect);
  }

  cut(): void {
    this.#isCut = true;
    for (const pair of this.#pairs) hold(pair);
  }

  restore(): void {
    this.#isCut = false;
    for (const pair of this.#pairs) this.#flow(pair);
  }

  /** What was said last still gets out. */
  close(): void {
    this.#server.close();
    this.restore();
    // Counted from when the event loop turns again: closing a call can hold it up for seconds.
    setImmediate(() => {
      setTimeout(() => {
        for (const pair of this.#pairs) this.#end(pair);
      }, LAST_WORDS_MS);
    });
  }

  #handleConnection(pair: Pair): void {
    this.#pairs.add(pair);
    for (const socket of [pair.near, pair.far]) {
      // An error is followed by 'close', which ends the other side as well.
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        if (!this.#isCut) this.#end(pair);
      });
    }
    if (!this.#isCut) this.#flow(pair);
  }

  #flow(pair: Pair): void {
    const { near, far } = pair;
    if (near.destroyed || far.destroyed) {
      this.#end(pair);
      return;
    }
    near.pipe(far);
    far.pipe(near);
  }

  #end(pair: Pair): void {
    this.#pairs.delete(pair);
    pair.near.destroy();
    pair.far.destroy();
  }
}

function hold({ near, far }: Pair): void {
  near.unpipe(far).pause();
  far.unpipe(near).pause();
}
