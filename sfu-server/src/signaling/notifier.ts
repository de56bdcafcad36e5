import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { SiteId } from '@smart-triage/shared/domain/role';
import type { NotificationInput, NotificationName } from '@smart-triage/shared/protocol/notifications';
import type { ClientToServerEvents, ServerToClientEvents } from '@smart-triage/shared/protocol/socketEvents';
import type { Server } from 'socket.io';

export type IoServer = Server<ClientToServerEvents, ServerToClientEvents>;

/** Who hears what. A socket is in the audiences that it asked for, and in its session's own. */
export const audience = {
  /** The board of one organisation. */
  board: (site: SiteId) => `board:${site}`,
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

  /** The ids of the connections that hear what is told to any of these audiences. */
  listeners(to: readonly string[]): ReadonlySet<string> {
    const { rooms } = this.#io.of('/').adapter;
    return new Set(to.flatMap((room) => [...(rooms.get(room) ?? [])]));
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

/** socket.io's types do not follow a generic name to its payload; the two callers above do. */
function emit(to: ReturnType<IoServer['to']>, name: NotificationName, payload: unknown): void {
  (to as unknown as { emit: (name: string, payload: unknown) => void }).emit(name, payload);
}
