import type { CaseId } from '@smart-triage/shared/domain/ids';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { Room, type RoomEvents } from './room.ts';
import type { WorkerPool } from './workerPool.ts';

type RoomRegistryDeps = {
  pool: () => WorkerPool;
  /** What a room tells, bound to the room's case. */
  eventsOf: (caseId: CaseId) => RoomEvents;
  /** The media of this case are gone and start anew with this epoch. */
  onReset: (caseId: CaseId, epoch: number) => void;
};

/** One room for each case that somebody has media in. Two who ask for the same room at once get the same one. */
export class RoomRegistry {
  readonly #deps: RoomRegistryDeps;
  readonly #rooms = new Map<CaseId, Promise<Room>>();
  readonly #epochs = new Map<CaseId, number>();

  constructor(deps: RoomRegistryDeps) {
    this.#deps = deps;
  }

  async join(caseId: CaseId): Promise<Room> {
    let room = this.#rooms.get(caseId);
    if (!room) {
      room = this.#create(caseId);
      this.#rooms.set(caseId, room);
      room.catch(() => this.#rooms.delete(caseId));
    }
    return room;
  }

  /** The room as it is; refused while there is none, because then a client has to join first. */
  async get(caseId: CaseId): Promise<Room> {
    const room = await this.#rooms.get(caseId);
    if (!room || room.closed)
      throw new AppError(ErrorCode.MediaUnavailable, 'join the media of this case first');
    return room;
  }

  /** The same for whoever does not need one: `undefined` while there is none. */
  async find(caseId: CaseId): Promise<Room | undefined> {
    const room = await this.#rooms.get(caseId);
    return room?.closed ? undefined : room;
  }

  /** Everything that a session had in a room is released; an empty room goes with it. */
  async leave(caseId: CaseId, sessionId: string): Promise<void> {
    const room = await this.#rooms.get(caseId);
    room?.leave(sessionId);
    if (room?.isEmpty()) this.#close(room);
  }

  /** Gives the cases whose media the session had. */
  async leaveAll(sessionId: string): Promise<CaseId[]> {
    const rooms = await Promise.all(this.#rooms.values());
    const joined = rooms.filter((room) => room.peer(sessionId)).map(({ caseId }) => caseId);
    await Promise.all(joined.map((caseId) => this.leave(caseId, sessionId)));
    return joined;
  }

  /** [MD7] After a worker died: its rooms closed with it, and everyone in them is asked to join again. */
  async handleWorkerDeath(): Promise<void> {
    for (const [caseId, pending] of [...this.#rooms]) {
      // One that could not be made has nobody in it.
      const room = await pending.catch(() => null);
      if (!room?.closed) continue;
      this.#rooms.delete(caseId);
      this.#deps.onReset(caseId, this.#nextEpoch(caseId));
    }
  }

  async counts() {
    const rooms = await Promise.all(this.#rooms.values());
    const total = { rooms: rooms.length, peers: 0, transports: 0, producers: 0, consumers: 0 };
    for (const counts of rooms.map((room) => room.counts())) {
      total.peers += counts.peers;
      total.transports += counts.transports;
      total.producers += counts.producers;
      total.consumers += counts.consumers;
    }
    return total;
  }

  async close(): Promise<void> {
    const rooms = await Promise.all(this.#rooms.values());
    for (const room of rooms) this.#close(room);
  }

  #close(room: Room): void {
    this.#rooms.delete(room.caseId);
    room.close();
  }

  async #create(caseId: CaseId): Promise<Room> {
    const host = await this.#deps.pool().available();
    if (!host) throw new AppError(ErrorCode.MediaUnavailable, 'the media workers are restarting');
    const epoch = this.#epochs.get(caseId) ?? this.#nextEpoch(caseId);
    return Room.create({ caseId, epoch, host, events: this.#deps.eventsOf(caseId) });
  }

  #nextEpoch(caseId: CaseId): number {
    const epoch = (this.#epochs.get(caseId) ?? 0) + 1;
    this.#epochs.set(caseId, epoch);
    return epoch;
  }
}
