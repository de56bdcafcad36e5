import type { Actor } from '@smart-triage/shared/domain/role';
import { Session } from './session.ts';

type SessionRegistryOptions = {
  /** How long a session without a link is kept. */
  graceMs: number;
  /** The session is over: nobody came back in time. */
  onEnded: (session: Session) => void;
};

/** All sessions, with and without a connection. */
export class SessionRegistry {
  readonly #options: SessionRegistryOptions;
  readonly #sessions = new Map<string, Session>();

  constructor(options: SessionRegistryOptions) {
    this.#options = options;
  }

  /** [HS4] Takes up the session named by `resume` when it still exists and belongs to the same person; else starts a new one. */
  greet(actor: Actor, resume: string | null, socketId: string): { session: Session; resumed: boolean } {
    const known = resume === null ? undefined : this.#sessions.get(resume);
    const session = known?.actor.id === actor.id ? known : new Session(actor);
    this.#sessions.set(session.id, session);
    session.attach(socketId);
    return { session, resumed: session === known };
  }

  handleDisconnect(session: Session, socketId: string): void {
    session.detach(socketId, this.#options.graceMs, () => {
      this.#sessions.delete(session.id);
      this.#options.onEnded(session);
    });
  }

  find(sessionId: string): Session | undefined {
    return this.#sessions.get(sessionId);
  }

  /** Whether this person still has a page that may come back. */
  hasSessionOf(actor: Actor): boolean {
    return [...this.#sessions.values()].some((session) => session.actor.id === actor.id);
  }

  /** Whose sessions speak over these connections now. */
  on(socketIds: ReadonlySet<string>): Session[] {
    return [...this.#sessions.values()].filter(
      ({ socketId }) => socketId !== null && socketIds.has(socketId),
    );
  }

  close(): void {
    for (const session of this.#sessions.values()) session.cancelGrace();
    this.#sessions.clear();
  }
}
