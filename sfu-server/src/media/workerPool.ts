import { createWorker, type types } from 'mediasoup';

export type WorkerPoolOptions = {
  size: number;
  /** Worker `n` listens on this port plus `n`, over UDP and TCP. 0 lets the system choose. */
  firstPort: number;
  listenIp: string;
  /** What clients are told to connect to, when it is not `listenIp`. */
  announcedAddress: string | undefined;
  /** Told when a worker process ended without being asked to, after its replacement was asked for. */
  onWorkerDied: (pid: number) => void;
};

/** A worker process and its one listening server, shared by all rooms on it. */
export type MediaHost = { worker: types.Worker; webRtcServer: types.WebRtcServer; rooms: number };

/** Keeps a fixed number of mediasoup workers running; a dead one is replaced in its place, on its port. */
export class WorkerPool {
  readonly #options: WorkerPoolOptions;
  readonly #hosts: (MediaHost | null)[] = [];
  #closed = false;

  private constructor(options: WorkerPoolOptions) {
    this.#options = options;
  }

  static async create(options: WorkerPoolOptions): Promise<WorkerPool> {
    const pool = new WorkerPool(options);
    await Promise.all(Array.from({ length: options.size }, (_, index) => pool.#start(index)));
    return pool;
  }

  /** The living worker with the fewest rooms; `undefined` while all are restarting. */
  leastLoaded(): MediaHost | undefined {
    return this.hosts().toSorted((a, b) => a.rooms - b.rooms)[0];
  }

  hosts(): MediaHost[] {
    return this.#hosts.filter((host) => host !== null);
  }

  close(): void {
    this.#closed = true;
    for (const { worker } of this.hosts()) worker.close();
    this.#hosts.length = 0;
  }

  async #start(index: number): Promise<void> {
    const worker = await createWorker({ logLevel: 'warn', logTags: ['ice', 'dtls', 'sctp'] });
    const webRtcServer = await worker.createWebRtcServer({ listenInfos: this.#listenInfos(index) });
    if (this.#closed) {
      worker.close();
      return;
    }
    this.#hosts[index] = { worker, webRtcServer, rooms: 0 };
    worker.on('died', () => {
      this.#handleDeath(index, worker.pid);
    });
  }

  #handleDeath(index: number, pid: number): void {
    this.#hosts[index] = null;
    const restarted = this.#closed ? Promise.resolve() : this.#start(index);
    // A pool that cannot start a worker has nothing left to offer: the process ends, and its supervisor starts it anew.
    restarted.catch((error: unknown) => {
      queueMicrotask(() => {
        throw error;
      });
    });
    this.#options.onWorkerDied(pid);
  }

  #listenInfos(index: number): types.TransportListenInfo[] {
    const { firstPort, listenIp: ip, announcedAddress } = this.#options;
    const port = firstPort === 0 ? undefined : firstPort + index;
    return (['udp', 'tcp'] as const).map((protocol) => ({ protocol, ip, announcedAddress, port }));
  }
}
