import { stillHolding } from '@smart-triage/shared/domain/alerts';
import type { CaseFact } from '@smart-triage/shared/domain/caseEvent';
import { believedOpening } from '@smart-triage/shared/domain/caseOpening';
import type { CaseStep } from '@smart-triage/shared/domain/caseMachine';
import type { CaseId, RequestId } from '@smart-triage/shared/domain/ids';
import { siteOf } from '@smart-triage/shared/domain/role';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import { EVENTS_PER_READ } from '@smart-triage/shared/protocol/requests';
import type { Clock } from '@smart-triage/shared/time/clock';
import type { CaseService, Change } from '../../cases/caseService.ts';
import { step } from '../../cases/caseSteps.ts';
import type { PositionBoard } from '../../cases/positionBoard.ts';
import type { EventLog } from '../../store/eventLog.ts';
import type { BrokenGlass } from '../brokenGlass.ts';
import type { HandlerContext, Handlers } from '../handlers.ts';
import { audience, type Notifier } from '../notifier.ts';

type CaseHandlerDeps = {
  cases: CaseService;
  log: Pick<EventLog, 'readCase'>;
  positions: PositionBoard;
  notifier: Notifier;
  glass: BrokenGlass;
  clock: Clock;
};

type CaseRequest =
  | 'board:watch'
  | `case:${'open' | 'watch' | 'history' | 'break-glass' | 'start-transport' | 'hand-over' | 'close' | 'close-undecided'}`
  | `alert:${'acknowledge' | 'set-limits'}`
  | 'intake:change'
  | 'record:print'
  | 'vitals:record'
  | 'vitals:withdraw'
  | 'position:report';

export function caseHandlers({
  cases,
  log,
  positions,
  notifier,
  glass,
  clock,
}: CaseHandlerDeps): Pick<Handlers, CaseRequest> {
  type StepFact = Extract<CaseFact, { type: CaseStep }>;
  const take = (
    name: string,
    input: { requestId: RequestId; caseId: CaseId },
    context: HandlerContext,
    fact: StepFact,
  ) => cases.change(changeOf(name, input, context), step(context.actor, fact));

  return {
    'board:watch': (_input, { listen, actor }) => {
      const site = siteOf(actor);
      // Listening starts before the snapshot is taken, so that no change falls between the two.
      listen(audience.board(site));
      const open = cases.directory.open().filter(({ crew }) => siteOf(crew) === site);
      return { cases: open, positions: positions.of(open.map(({ caseId }) => caseId)) };
    },
    'case:open': async (input, context) => {
      const { unit, simulated } = input;
      return cases.change(changeOf('case:open', input, context), (state) => {
        if (state) throw new AppError(ErrorCode.NotAllowedNow, 'this case is open already');
        const openedAt = believedOpening(input.openedAt, clock.now());
        return {
          fact: { type: 'case-opened', unit, simulated, ...(openedAt !== null && { openedAt }) },
          reply: (opened) => ({ case: opened }),
        };
      });
    },
    'case:watch': ({ caseId }, { listen, actor }) => {
      listen(audience.case(caseId));
      if (actor.role === 'paramedic') listen(audience.crew(caseId));
      return { case: cases.directory.get(caseId) };
    },
    'case:history': async ({ caseId, fromSeq }) => {
      const events = await log.readCase(caseId, fromSeq, EVENTS_PER_READ);
      const last = events.at(-1)?.seq ?? null;
      return { events, nextSeq: events.length < EVENTS_PER_READ || last === null ? null : last + 1 };
    },
    'record:print': () => ({}),
    'case:break-glass': ({ caseId }, { actor }) => ({ until: glass.break(actor, caseId) }),
    'case:start-transport': (input, context) =>
      take('case:start-transport', input, context, { type: 'transport-started' }),
    'case:hand-over': (input, context) => take('case:hand-over', input, context, { type: 'handed-over' }),
    'case:close-undecided': (input, context) =>
      take('case:close-undecided', input, context, { type: 'case-closed-undecided', reason: input.reason }),
    'case:close': (input, context) => take('case:close', input, context, { type: 'case-closed' }),
    'alert:acknowledge': (input, context) =>
      cases.change(
        changeOf('alert:acknowledge', input, context),
        step(context.actor, ({ vitals, alertLimits }) => {
          if (stillHolding([input.alert], vitals, alertLimits).length === 0)
            throw new AppError(ErrorCode.NotAllowedNow, 'this alert does not hold any more');
          return { type: 'alert-acknowledged', alert: input.alert };
        }),
      ),
    'alert:set-limits': (input, context) =>
      take('alert:set-limits', input, context, { type: 'alert-limits-set', limits: input.limits }),
    'intake:change': (input, context) =>
      take('intake:change', input, context, { type: 'intake-changed', changes: input.changes }),
    'vitals:record': (input, context) =>
      take('vitals:record', input, context, { type: 'vitals-recorded', reading: input.reading }),
    'vitals:withdraw': (input, context) =>
      take('vitals:withdraw', input, context, { type: 'vitals-withdrawn', withdrawal: input.withdrawal }),
    'position:report': (report, { actor }) => {
      if (positions.accept(report))
        notifier.notify(audience.board(siteOf(actor)), 'position:reported', report);
      return {};
    },
  };
}

export function changeOf(
  name: string,
  input: { requestId: RequestId; caseId: CaseId },
  { actor }: HandlerContext,
): Change {
  return { requestId: input.requestId, caseId: input.caseId, actor, name, input };
}
