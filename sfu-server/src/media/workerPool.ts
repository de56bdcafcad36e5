import { createWorker, type types } from 'mediasoup';
import { setTimeout as sleep } from 'node:timers/promises';
import { reachedAt } from '../net/ownAddresses.ts';

export type WorkerPoolOptions = {
  size: number;
  /** Worker `n` listens on this port plus `n`, over UDP and TCP. 0 lets the system choose. */
  firstPort: number;
  /** 0.0.0.0 and :: stand for every address of this machine, of which four are used. */
  listenIp: string;
  /** What clients are told to connect to, when it is none of these: the outside of an address translation. */
  announcedAddress: string | undefined;
  /** Told when a worker process ended without being asked to, after its replacement was asked for. */
  onWorkerDied: (pid: number) => void;
};

/** A worker process and its one listening server, shared by all rooms on it. */
export type MediaHost = { worker: types.Worker; webRtcServer: types.WebRtcServer; rooms: number };

/** A worker is back within a second or so; a client waits eight for its answer. */
const RESTART_WITHIN_MS = 5000;

/** A mediasoup server listens in eight places at most, and each address is two: UDP and TCP. */
const MAX_ADDRESSES = 4;

/** Keeps a fixed number of mediasoup workers running; a dead one is replaced in its place, on its port. */
export class WorkerPool {
  readonly #options: WorkerPoolOptions;
  readonly #hosts: (MediaHost | null)[] = [];
  readonly #starting = new Set<Promise<void>>();
  #closed = false;

  private constructor(options: WorkerPoolOptions) {
    this.#options = options;
  }

  static async create(options: WorkerPoolOptions): Promise<WorkerPool> {
    const pool = new WorkerPool(options);
    await Promise.all(Array.from({ length: options.size }, (_, index) => pool.#start(index)));
    return pool;
  }

  /** The living worker with the fewest rooms. While all are restarting, the first that is back; `undefined` when none is in time. */
  async available(): Promise<MediaHost | undefined> {
    if (this.hosts().length === 0) await this.#restarted();
    return this.#leastLoaded();
  }

  #leastLoaded(): MediaHost | undefined {
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
    const restarted = this.#closed ? Promise.resolve() : this.#restart(index);
    // A pool that cannot start a worker has nothing left to offer: the process ends, and its supervisor starts it anew.
    restarted.catch((error: unknown) => {
      queueMicrotask(() => {
        throw error;
      });
    });
    this.#options.onWorkerDied(pid);
  }

  async #restart(index: number): Promise<void> {
    const starting = this.#start(index);
    this.#starting.add(starting);
    await starting.finally(() => this.#starting.delete(starting));
  }

  /** Until the first of those that are starting is there. */
  async #restarted(): Promise<void> {
    const givenUp = new AbortController();
    const deadline = sleep(RESTART_WITHIN_MS, undefined, { signal: givenUp.signal }).catch(() => undefined);
    await Promise.race([...this.#starting, deadline]).finally(() => {
      givenUp.abort();
    });
  }

  #listenInfos(index: number): types.TransportListenInfo[] {
    const { firstPort, listenIp, announcedAddress } = this.#options;
    const port = firstPort === 0 ? undefined : firstPort + index;
    const addresses =
      announcedAddress === undefined ? reachedAt(listenIp).slice(0, MAX_ADDRESSES) : [listenIp];
    return addresses.flatMap((ip) =>
      (['udp', 'tcp'] as const).map((protocol) => ({ protocol, ip, announcedAddress, port })),
    );
  }
}
