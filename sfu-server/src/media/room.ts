import type { Actor } from '@smart-triage/shared/domain/role';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { ProducerInfo, Viewer } from '@smart-triage/shared/protocol/media';
import type { types } from 'mediasoup';
import { MEDIA_CODECS } from './mediaCodecs.ts';
import { Peer, type PeerEvents } from './peer.ts';
import { viewersOf } from './viewers.ts';
import type { MediaHost } from './workerPool.ts';

/** What a room tells: news of its peers, and who gets what of the ambulance. */
export type RoomEvents = Omit<PeerEvents, 'onFlow'> & { onViewers: (viewers: Viewer[]) => void };
type RoomOptions = { caseId: CaseId; epoch: number; host: MediaHost; events: RoomEvents };

/** The media of one case: one router on one worker, and the peers on it. */
export class Room {
  readonly caseId: CaseId;
  readonly epoch: number;
  readonly router: types.Router;
  readonly #options: RoomOptions;
  readonly #directTransport: types.DirectTransport;
  readonly #peers = new Map<string, Peer>();
  #toldViewers = '[]';

  private constructor(options: RoomOptions, router: types.Router, directTransport: types.DirectTransport) {
    this.caseId = options.caseId;
    this.epoch = options.epoch;
    this.router = router;
    this.#options = options;
    this.#directTransport = directTransport;
    options.host.rooms += 1;
    router.observer.once('close', () => {
      options.host.rooms -= 1;
    });
  }

  static async create(options: RoomOptions): Promise<Room> {
    const router = await options.host.worker.createRouter({ mediaCodecs: MEDIA_CODECS });
    const directTransport = await router.createDirectTransport();
    return new Room(options, router, directTransport);
  }

  get closed(): boolean {
    return this.router.closed;
  }

  /** Takes every transport of every peer with it. */
  close(): void {
    this.router.close();
    this.#peers.clear();
  }

  /** Joining again starts from nothing: what the session had in this room before is released. */
  join(sessionId: string, actor: Actor): Peer {
    this.leave(sessionId);
    const { host, events } = this.#options;
    const peer = new Peer({
      sessionId,
      actor,
      router: this.router,
      host,
      directTransport: this.#directTransport,
      events: {
        ...events,
        onFlow: () => {
          this.#tellViewers();
        },
      },
    });
    this.#peers.set(sessionId, peer);
    this.#tellViewers();
    return peer;
  }

  leave(sessionId: string): void {
    this.#peers.get(sessionId)?.close();
    this.#peers.delete(sessionId);
    this.#tellViewers();
  }

  peer(sessionId: string): Peer | undefined {
    return this.#peers.get(sessionId);
  }

  isEmpty(): boolean {
    return this.#peers.size === 0;
  }

  /** What everyone but this session sends. */
  producersFor(sessionId: string): ProducerInfo[] {
    return [...this.#peers.values()]
      .filter((peer) => peer.sessionId !== sessionId)
      .flatMap((peer) => peer.producers());
  }

  /** [CO7] */
  viewers(): Viewer[] {
    return viewersOf(
      [...this.#peers.values()].map((peer) => ({
        actor: peer.actor,
        producers: () => peer.producers(),
        receiving: () => peer.receiving(),
      })),
    );
  }

  #tellViewers(): void {
    const viewers = this.viewers();
    const told = JSON.stringify(viewers);
    if (this.closed || told === this.#toldViewers) return;
    this.#toldViewers = told;
    this.#options.events.onViewers(viewers);
  }

  counts(): { peers: number; transports: number; producers: number; consumers: number } {
    const total = { peers: this.#peers.size, transports: 0, producers: 0, consumers: 0 };
    for (const peer of this.#peers.values()) {
      const counts = peer.counts();
      total.transports += counts.transports;
      total.producers += counts.producers;
      total.consumers += counts.consumers;
    }
    return total;
  }
}
