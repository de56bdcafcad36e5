import type { CaseEvent } from '@smart-triage/shared/domain/caseEvent';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import { type Actor, siteOf } from '@smart-triage/shared/domain/role';
import type { RiskAssessment } from '@smart-triage/shared/domain/score';
import type { Logger } from '../logging/logger.ts';
import { audience, type Notifier } from '../signaling/notifier.ts';
import type { Session } from '../signaling/session.ts';
import type { SessionRegistry } from '../signaling/sessionRegistry.ts';
import type { AuditEntry, AuditTrail } from './auditTrail.ts';
import { scoreDetail } from './requestLines.ts';

type ViewersDeps = {
  notifier: Pick<Notifier, 'listeners'>;
  sessions: Pick<SessionRegistry, 'on'>;
  trail: Pick<AuditTrail, 'record'>;
  logger: Pick<Logger, 'error'>;
};

/** What a line holds. */
const USERS_PER_LINE = 200;

/** Lines of what people were shown or left without asking: scores that moved on their screens, and a call that ended with their session. */
export class Viewers {
  readonly #deps: ViewersDeps;

  constructor(deps: ViewersDeps) {
    this.#deps = deps;
  }

  handleEvent({ caseId, fact }: CaseEvent, state: CaseState): void {
    if (fact.type === 'case-opened') this.#showOnBoards(caseId, state);
    if (fact.type === 'risk-assessed') this.#showScores(caseId, state, fact.assessment);
  }

  #showScores(caseId: CaseId, { crew, seq }: CaseState, assessment: RiskAssessment): void {
    this.#show([audience.board(siteOf(crew)), audience.case(caseId)], {
      type: 'scores-shown',
      caseId,
      protocol: 'record:read',
      data: { seq, ...scoreDetail(assessment) },
    });
  }

  /** A case that begins appears on boards that were opened before it. */
  #showOnBoards(caseId: CaseId, { crew }: CaseState): void {
    this.#show([audience.board(siteOf(crew))], {
      type: 'board-viewed',
      caseId,
      protocol: 'board:see',
      data: { cases: [caseId] },
    });
  }

  leaveStreams({ id, actor }: Session, cases: readonly CaseId[]): void {
    for (const caseId of cases) {
      this.#record({ type: 'stream-left', users: [actor], address: 'told', sessionId: id, caseId });
    }
  }

  /** To those who hear what is told to any of these audiences, two hundred in one line. */
  #show(to: readonly string[], entry: Omit<AuditEntry, 'users' | 'address'>): void {
    const { notifier, sessions } = this.#deps;
    const seen = sessions.on(notifier.listeners(to));
    const users = [...new Map(seen.map(({ actor }): [string, Actor] => [actor.id, actor])).values()];
    for (let from = 0; from < users.length; from += USERS_PER_LINE)
      this.#record({ ...entry, users: users.slice(from, from + USERS_PER_LINE), address: 'told' });
  }

  #record(entry: AuditEntry): void {
    this.#deps.trail.record(entry).catch((err: unknown) => {
      this.#deps.logger.error({ err, caseId: entry.caseId }, 'what was shown has no line in the access log');
    });
  }
}
