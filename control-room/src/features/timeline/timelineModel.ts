import { askUntilAnswered } from '@smart-triage/shared/client/askUntilAnswered';
import { createStore, type Readable } from '@smart-triage/shared/client/store';
import type { CaseEvent } from '@smart-triage/shared/domain/caseEvent';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { RequestInput, RequestOutput } from '@smart-triage/shared/protocol/requests';
import type { Signaling } from '../../lib/signaling.ts';

/** The events of one case from its first on, in order and without a hole. */
export type TimelineModel = Readable<readonly CaseEvent[]> & { close: () => void };

/**
 * [CS11] Reads the log of a case and follows it. What is told before the reading has come so far waits, so that no hole is ever shown as if nothing had happened
 * there; after a cut the reading goes on where it stood.
 */
export function createTimelineModel(
  signaling: Signaling,
  caseId: CaseId,
  onError: (error: unknown) => void,
): TimelineModel {
  const store = createStore<readonly CaseEvent[]>([]);
  const waiting = new Map<number, CaseEvent>();
  let isClosed = false;

  const take = (events: readonly CaseEvent[]): void => {
    for (const event of events) waiting.set(event.seq, event);
    store.set(withFollowing(store.getSnapshot(), waiting));
  };
  const read = async (): Promise<void> => {
    let from: number | null = nextOf(store.getSnapshot());
    while (from !== null && !isClosed) {
      const question: RequestInput<'case:history'> = { caseId, fromSeq: from };
      const { events, nextSeq }: RequestOutput<'case:history'> = await signaling.request(
        'case:history',
        question,
      );
      take(events);
      from = nextSeq;
    }
  };
  const asker = askUntilAnswered({ signaling, ask: read, onError });
  const subscriptions = [
    asker.close,
    signaling.on('case:changed', ({ event }) => {
      if (event.caseId !== caseId) return;
      take([event]);
      if (waiting.size > 0) asker.again();
    }),
  ];
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    close: () => {
      isClosed = true;
      for (const unsubscribe of subscriptions) unsubscribe();
    },
  };
}

function nextOf(events: readonly CaseEvent[]): number {
  return (events.at(-1)?.seq ?? 0) + 1;
}

/** Moves what follows without a hole from `waiting` to the events, and drops there what is known. */
function withFollowing(events: readonly CaseEvent[], waiting: Map<number, CaseEvent>): readonly CaseEvent[] {
  const following: CaseEvent[] = [];
  const first = nextOf(events);
  for (let event = waiting.get(first); event; event = waiting.get(event.seq + 1)) following.push(event);
  const next = first + following.length;
  for (const seq of waiting.keys()) if (seq < next) waiting.delete(seq);
  return following.length === 0 ? events : [...events, ...following];
}
