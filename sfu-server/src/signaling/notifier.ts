import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { SiteId } from '@smart-triage/shared/domain/role';
import type { NotificationInput, NotificationName } from '@smart-triage/shared/protocol/notifications';
import type { ClientToServerEvents, ServerToClientEvents } from '@smart-triage/shared/protocol/socketEvents';
import type { DefaultEventsMap, Server } from 'socket.io';

/** What the gateway remembers of a connection. */
export type SocketData = { hasFlooded?: boolean };
export type IoServer = Server<ClientToServerEvents, ServerToClientEvents, DefaultEventsMap, SocketData>;

/** Who hears what. A socket is in the audiences that it asked for, and in its session's own. */
export const audience = {
  /** The board of one organisation. */
  board: (site: SiteId) => `board:${site}`,
  /** Who follows the capacity of the hospitals. It is the region's, whatever organisation somebody works for. */
  capacity: 'capacity',
  /** Who follows the order of duty of one organisation. */
  duty: (site: SiteId) => `duty:${site}`,
  case: (caseId: CaseId) => `case:${caseId}`,
  crew: (caseId: CaseId) => `crew:${caseId}`,
  ecg: (caseId: CaseId) => `ecg:${caseId}`,
  media: (caseId: CaseId) => `media:${caseId}`,
  session: (sessionId: string) => `session:${sessionId}`,
};

/** Sends notifications of the table to audiences. One that stands in several audiences hears it once. */
export class Notifier {
  readonly #io: IoServer;

  constructor(io: IoServer) {
    this.#io = io;
  }

  notify<N extends NotificationName>(to: string | string[], name: N, payload: NotificationInput<N>): void {
    emit(this.#io.to(to), name, payload);
  }

  /** To those who can take it at once: what comes next says it again. */
  notifyIfFree<N extends NotificationName>(to: string, name: N, payload: NotificationInput<N>): void {
    emit(this.#io.to(to).volatile, name, payload);
  }

  notifyAll<N extends NotificationName>(name: N, payload: NotificationInput<N>): void {
    emit(this.#io, name, payload);
  }

  /** The ids of the connections that hear what is told to any of these audiences. */
  listeners(to: readonly string[]): ReadonlySet<string> {
    const { rooms } = this.#io.of('/').adapter;
    return new Set(to.flatMap((room) => [...(rooms.get(room) ?? [])]));
  }

  /** Cuts every connection in the audience. */
  disconnect(to: string): void {
    this.#io.in(to).disconnectSockets(true);
  }

  /** To everyone in the audience but one session. */
  notifyOthers<N extends NotificationName>(
    to: string,
    sessionId: string,
    name: N,
    payload: NotificationInput<N>,
  ): void {
    emit(this.#io.to(to).except(audience.session(sessionId)), name, payload);
  }
}

/** socket.io's types do not follow a generic name to its payload; the callers above do. */
function emit(to: ReturnType<IoServer['to']> | IoServer, name: NotificationName, payload: unknown): void {
  (to as unknown as { emit: (name: string, payload: unknown) => void }).emit(name, payload);
}
