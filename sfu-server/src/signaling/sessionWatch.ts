import type { Standing } from '../identity/standing.ts';
import type { BrokenGlass } from './brokenGlass.ts';
import type { Session } from './session.ts';
import type { SessionRegistry } from './sessionRegistry.ts';

const LOOK_EVERY_MS = 2000;

type SessionWatchDeps = {
  sessions: Pick<SessionRegistry, 'endWhere'>;
  standing: Pick<Standing, 'isOver' | 'onChange'>;
  glass: Pick<BrokenGlass, 'takeExpired'>;
};

/** [ID6] Ends sessions whose ground has gone: at once when something is revoked, and by a timer when time has run out. Their media go with them. */
export class SessionWatch {
  readonly #deps: SessionWatchDeps;
  readonly #timer: NodeJS.Timeout;

  constructor(deps: SessionWatchDeps) {
    this.#deps = deps;
    const look = (): void => {
      this.#look();
    };
    deps.standing.onChange(look);
    this.#timer = setInterval(look, LOOK_EVERY_MS);
    this.#timer.unref();
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const { sessions, standing, glass } = this.#deps;
    const expired = new Set(glass.takeExpired());
    const isOver = ({ identity }: Session): boolean =>
      standing.isOver(identity) || expired.has(identity.actor.id);
    sessions.endWhere(isOver);
  }
}
