import { type Actor, siteOf } from '@smart-triage/shared/domain/role';
import { Viewers } from '../audit/viewers.ts';
import type { CaseService } from '../cases/caseService.ts';
import { leaveAbandonedConsults, leaveConsults } from '../cases/leaveConsults.ts';
import type { ConsultRinger } from '../consults/consultRinger.ts';
import type { DutyLedger } from '../consults/dutyLedger.ts';
import type { Standing } from '../identity/standing.ts';
import type { Logger } from '../logging/logger.ts';
import type { RoomRegistry } from '../media/roomRegistry.ts';
import type { BrokenGlass } from '../signaling/brokenGlass.ts';
import { audience, type Notifier } from '../signaling/notifier.ts';
import { SessionRegistry } from '../signaling/sessionRegistry.ts';
import { SessionWatch } from '../signaling/sessionWatch.ts';
import type { StoreParts } from './storeParts.ts';

type SessionPartsDeps = Pick<StoreParts, 'trail' | 'faults'> & {
  /** How long a session without a link keeps its place. */
  graceMs: number;
  standing: Standing;
  glass: BrokenGlass;
  cases: CaseService;
  rooms: RoomRegistry;
  duty: DutyLedger;
  ringer: ConsultRinger;
  notifier: Notifier;
  logger: Logger;
};

/** Who is there, what their coming and going does to calls and consults, and the end of those who may not be there any more. */
export function createSessionParts(deps: SessionPartsDeps) {
  const { graceMs, standing, glass, cases, rooms, duty, ringer, notifier, trail, faults, logger } = deps;
  const sessions: SessionRegistry = new SessionRegistry({
    graceMs,
    onPresence: (actor) => {
      if (actor.role !== 'cardiologist') return;
      ringer.handlePresence(siteOf(actor));
      duty.tell(siteOf(actor));
    },
    onEnded: (session) => {
      const { actor } = session;
      notifier.disconnect(audience.session(session.id));
      void rooms.leaveAll(session.id).then((left) => {
        viewers.leaveStreams(session, left);
      });
      if (!sessions.hasSessionOf(actor)) {
        leaveConsults(cases, actor).catch(faults.report('a consult could not be left'));
      }
    },
  });
  const viewers = new Viewers({ notifier, sessions, trail, logger });
  const watch = new SessionWatch({ sessions, standing, glass });
  let isSettled = false;
  // [CS9] [CO8] Whoever was in a consult before a restart, or was rung, has as long to come back as after a cut.
  const abandoned = setTimeout(() => {
    isSettled = true;
    ringer.catchUp();
    leaveAbandonedConsults(cases, (actor) => sessions.hasSessionOf(actor)).catch(
      faults.report('an abandoned consult could not be left'),
    );
  }, graceMs);
  abandoned.unref();
  return {
    ...{ sessions, viewers },
    /** [CO8] Connected, or gone so shortly that it may be a cut or a restart. */
    isExpected: (actor: Actor) => !isSettled || sessions.hasSessionOf(actor),
    /** Before the store takes nothing any more. */
    stopWaiting: () => {
      clearTimeout(abandoned);
    },
    close: () => {
      watch.close();
      sessions.close();
    },
  };
}
