import { createStore, type Readable } from '@smart-triage/shared/client/store';
import type { CaseEvent } from '@smart-triage/shared/domain/caseEvent';
import type { CaseId } from '@smart-triage/shared/domain/ids';
import type { Signaling } from '../../lib/signaling.ts';

/** The events of one case since this screen watches it, in order. */
export type TimelineModel = Readable<readonly CaseEvent[]> & { close: () => void };

/** Enough for hours of one case; the whole log stays on the server. */
export const MAX_EVENTS = 500;

export function createTimelineModel(signaling: Signaling, caseId: CaseId): TimelineModel {
  const store = createStore<readonly CaseEvent[]>([]);
  const stopListening = signaling.on('case:changed', ({ event }) => {
    const events = store.getSnapshot();
    const isNew = event.caseId === caseId && event.seq > (events.at(-1)?.seq ?? 0);
    if (isNew) store.set([...events, event].slice(-MAX_EVENTS));
  });
  return { getSnapshot: store.getSnapshot, subscribe: store.subscribe, close: stopListening };
}
