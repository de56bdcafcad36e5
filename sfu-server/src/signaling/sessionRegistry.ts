import { type Actor, type Role, type SiteId, siteOf } from '@smart-triage/shared/domain/role';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { Identity } from '../identity/identity.ts';
import { Session } from './session.ts';

type SessionRegistryOptions = {
  /** How long a session without a link is kept. */
  graceMs: number;
  /** A page of this person has connected or gone. */
  onPresence: (actor: Actor) => void;
  /** The session is over: nobody came back in time. */
  onEnded: (session: Session) => void;
};

/** Of one person: screens on a wall, a phone, and what was cut and may come back. */
export const SESSIONS_PER_PERSON = 40;

/** All sessions, with and without a connection. */
export class SessionRegistry {
  readonly #options: SessionRegistryOptions;
  readonly #sessions = new Map<string, Session>();

  constructor(options: SessionRegistryOptions) {
    this.#options = options;
  }

  /**
   * [HS4] Takes up the session named by `resume` when it still exists and belongs to the same person; else starts a new one.
   * @throws AppError `too-many` when that person has as many as may be, all of them connected. [GW6]
   */
  greet(identity: Identity, resume: string | null, socketId: string): { session: Session; resumed: boolean } {
    const known = resume === null ? undefined : this.#sessions.get(resume);
    const session = known?.actor.id === identity.actor.id ? known : this.#start(identity);
    session.identity = identity;
    this.#sessions.set(session.id, session);
    session.attach(socketId);
    this.#options.onPresence(session.actor);
    return { session, resumed: session === known };
  }

  #start(identity: Identity): Session {
    const own = [...this.#sessions.values()].filter(({ actor }) => actor.id === identity.actor.id);
    if (own.length >= SESSIONS_PER_PERSON) {
      const left = own.find(({ socketId }) => socketId === null);
      if (!left) throw new AppError(ErrorCode.TooMany, 'too many pages of one person are open');
      this.#end(left);
    }
    return new Session(identity);
  }

  handleDisconnect(session: Session, socketId: string): void {
    if (!this.#sessions.has(session.id)) return;
    session.detach(socketId, this.#options.graceMs, () => {
      this.#end(session);
    });
    this.#options.onPresence(session.actor);
  }

  endWhere(isOver: (session: Session) => boolean): void {
    for (const session of [...this.#sessions.values()].filter(isOver)) this.#end(session);
  }

  find(sessionId: string): Session | undefined {
    return this.#sessions.get(sessionId);
  }

  /** Whether this person still has a page that may come back. */
  hasSessionOf(actor: Actor): boolean {
    return [...this.#sessions.values()].some((session) => session.actor.id === actor.id);
  }

  /** The people with this role in this organisation whose page is connected now, in the order in which they came. */
  connected(role: Role, site: SiteId): Actor[] {
    const there = [...this.#sessions.values()]
      .filter(({ socketId, actor }) => socketId !== null && actor.role === role && siteOf(actor) === site)
      .map(({ actor }): [string, Actor] => [actor.id, actor]);
    return [...new Map(there).values()];
  }

  /** How many sessions of this role have a connection now. */
  connections(role: Role): number {
    return [...this.#sessions.values()].filter(
      ({ socketId, actor }) => socketId !== null && actor.role === role,
    ).length;
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

  #end(session: Session): void {
    session.cancelGrace();
    this.#sessions.delete(session.id);
    this.#options.onEnded(session);
    this.#options.onPresence(session.actor);
  }
}
