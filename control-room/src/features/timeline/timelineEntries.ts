import type { CaseEvent, CaseFact } from '@smart-triage/shared/domain/caseEvent';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { Actor } from '@smart-triage/shared/domain/role';
import type { Instant } from '@smart-triage/shared/time/instant';

/** One line of the timeline: what happened, who did it, when it last happened and how often in a row. */
export type TimelineEntry = {
  /** Stays the same while the line grows. */
  id: string;
  at: Instant;
  by: Actor;
  what: TimelineWhat;
  count: number;
};

/** An event of which the content is known, or a moment that the case's state remembers from before this screen watched. */
export type TimelineWhat = CaseFact | { type: 'case-opened' | 'consult-requested' };

/** These come by the dozen; several in a row are one line that counts. */
const COLLAPSING: ReadonlySet<string> = new Set([
  'vitals-recorded',
  'risk-assessed',
  'guidance-given',
  'intake-changed',
]);

/** Newest first. `events` are those of this case since the screen watches it, in order. */
export function timelineEntries(state: CaseState, events: readonly CaseEvent[]): TimelineEntry[] {
  const first = events[0]?.seq ?? state.seq + 1;
  const before = remembered(state).filter(({ at }) => !events.some((event) => event.at === at));
  const lines = events.reduce<TimelineEntry[]>(withEvent, first > 1 ? before : []);
  return lines.reverse();
}

function remembered(state: CaseState): TimelineEntry[] {
  const { openedAt, consultRequestedAt, decision, crew } = state;
  const line = (at: Instant, by: Actor, what: TimelineWhat): TimelineEntry => ({
    id: `${what.type}-${at}`,
    at,
    by,
    what,
    count: 1,
  });
  return [
    line(openedAt, crew, { type: 'case-opened' }),
    ...(consultRequestedAt === null ? [] : [line(consultRequestedAt, crew, { type: 'consult-requested' })]),
    ...(decision
      ? [line(decision.decidedAt, decision.decidedBy, { type: 'decision-recorded', decision })]
      : []),
  ].sort((a, b) => a.at - b.at);
}

function withEvent(lines: TimelineEntry[], { seq, at, by, fact }: CaseEvent): TimelineEntry[] {
  const last = lines.at(-1);
  const isRepeat = last?.what.type === fact.type && last.by.id === by.id && COLLAPSING.has(fact.type);
  if (!isRepeat) return [...lines, { id: `seq-${seq}`, at, by, what: fact, count: 1 }];
  return [...lines.slice(0, -1), { ...last, at, what: fact, count: last.count + 1 }];
}
