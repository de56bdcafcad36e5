import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { NotificationInput, NotificationName } from '@smart-triage/shared/protocol/notifications';
import type { ClientToServerEvents, ServerToClientEvents } from '@smart-triage/shared/protocol/socketEvents';
import type { Server } from 'socket.io';

export type IoServer = Server<ClientToServerEvents, ServerToClientEvents>;

/** Who hears what. A socket is in the audiences that it asked for, and in its session's own. */
export const audience = {
  board: 'board',
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

  notifyAll<N extends NotificationName>(name: N, payload: NotificationInput<N>): void {
    emit(this.#io, name, payload);
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
