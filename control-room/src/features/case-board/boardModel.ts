import { isOver } from '@smart-triage/shared/domain/caseMachine';
import { askUntilAnswered } from '@smart-triage/shared/client/askUntilAnswered';
import type { Readable } from '@smart-triage/shared/client/store';
import type { CaseEvent } from '@smart-triage/shared/domain/caseEvent';
import { applyCaseEvent } from '@smart-triage/shared/domain/applyCaseEvent';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { PositionReport, RequestOutput } from '@smart-triage/shared/protocol/requests';
import type { Clock } from '@smart-triage/shared/time/clock';
import type { Instant } from '@smart-triage/shared/time/instant';
import { createPacedStore } from '../../lib/pacedStore.ts';
import type { Signaling } from '../../lib/signaling.ts';

type Cases = ReadonlyMap<CaseId, CaseState>;
type Positions = ReadonlyMap<CaseId, PositionReport>;

export type BoardSnapshot = {
  /** `loading`: nothing has come yet. `stale`: there was no word from the server since `since`. */
  freshness: { kind: 'loading' } | { kind: 'live' } | { kind: 'stale'; since: Instant };
  /** The open ones. */
  cases: Cases;
  positions: Positions;
};

export type BoardModel = Readable<BoardSnapshot> & { close: () => void };

export type BoardModelOptions = {
  signaling: Signaling;
  clock: Clock;
  /** Whether nobody can see the page. */
  isHidden?: () => boolean;
  onError: (error: unknown) => void;
};

/** 200 cases send a hundred events in a second. What draws them hears of twenty, which no eye tells from all, and a danger does not stand in a queue of drawings. */
const TELL_EVERY_MS = 50;

const EMPTY: BoardSnapshot = { freshness: { kind: 'loading' }, cases: new Map(), positions: new Map() };

/**
 * All open cases and where their ambulances are, following the server: a snapshot after each (re)connect, then events in order. When an event is
 * missing, the board is not guessed but asked for again.
 */
export function createBoardModel(options: BoardModelOptions): BoardModel {
  const { signaling, clock, isHidden = () => false, onError } = options;
  const store = createPacedStore(EMPTY, { everyMs: TELL_EVERY_MS, isHidden });
  /** While a snapshot is on its way: the cases that changed meanwhile, which may be newer than it is. */
  let changedMeanwhile: Set<CaseId> | null = null;
  const patch = (change: Partial<BoardSnapshot>): void => {
    store.set({ ...store.getSnapshot(), ...change });
  };
  const isReady = (): boolean => signaling.state.getSnapshot().kind === 'ready';

  const ask = async (): Promise<void> => {
    const meanwhile = (changedMeanwhile = new Set<CaseId>());
    try {
      const answer = await signaling.request('board:watch', {});
      patch({ ...merged(store.getSnapshot(), answer, meanwhile), freshness: { kind: 'live' } });
    } finally {
      changedMeanwhile = null;
    }
  };
  const handleEvent = (event: CaseEvent): void => {
    const step = afterEvent(store.getSnapshot().cases, event);
    changedMeanwhile?.add(event.caseId);
    if (step.kind === 'gap') asker.again();
    else if (step.kind === 'changed') patch({ cases: step.cases });
  };
  const handleState = (): void => {
    if (!isReady() && store.getSnapshot().freshness.kind === 'live')
      patch({ freshness: { kind: 'stale', since: clock.now() } });
  };

  const asker = askUntilAnswered({ signaling, ask, onError });
  const subscriptions = [
    asker.close,
    signaling.state.subscribe(handleState),
    signaling.on('case:changed', ({ event }) => {
      handleEvent(event);
    }),
    signaling.on('position:reported', (report) => {
      patch({ positions: withPosition(store.getSnapshot().positions, report) });
    }),
  ];
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    close: () => {
      for (const unsubscribe of subscriptions) unsubscribe();
      store.close();
    },
  };
}

type Step = { kind: 'changed'; cases: Cases } | { kind: 'known' } | { kind: 'gap' };

/** What one event does to the open cases. Whoever joins in the middle of a case has a gap, and asks. */
export function afterEvent(cases: Cases, event: CaseEvent): Step {
  const known = cases.get(event.caseId);
  if (known && event.seq <= known.seq) return { kind: 'known' };
  if (event.seq !== (known?.seq ?? 0) + 1) return { kind: 'gap' };
  return { kind: 'changed', cases: withCase(cases, applyCaseEvent(known ?? null, event)) };
}

function withCase(cases: Cases, state: CaseState): Cases {
  const next = new Map(cases);
  if (isOver(state.status)) next.delete(state.caseId);
  else next.set(state.caseId, state);
  return next;
}

function withPosition(positions: Positions, report: PositionReport): Positions {
  const known = positions.get(report.caseId);
  if (known && known.reportedAt > report.reportedAt) return positions;
  return new Map(positions).set(report.caseId, report);
}

/** The snapshot decides which cases are open, except for those that were told about after it was taken. */
function merged(
  known: BoardSnapshot,
  answer: RequestOutput<'board:watch'>,
  meanwhile: ReadonlySet<CaseId>,
): Pick<BoardSnapshot, 'cases' | 'positions'> {
  const cases = new Map([...known.cases].filter(([caseId]) => meanwhile.has(caseId)));
  for (const state of answer.cases) {
    const newer = cases.get(state.caseId);
    if (!newer || newer.seq < state.seq) cases.set(state.caseId, state);
  }
  return { cases, positions: answer.positions.reduce(withPosition, known.positions) };
}
