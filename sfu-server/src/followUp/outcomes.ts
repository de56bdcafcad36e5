import { wilsonPercent } from '@smart-triage/models/scores/wilson';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { followUpDueAt, OUTCOME_EVENTS, type OutcomeEvent } from '@smart-triage/shared/domain/followUp';
import {
  DISPOSITION_KINDS,
  type DispositionKind,
  type FollowUpEntry,
  type OutcomeFigures,
  type Outcomes,
} from '@smart-triage/shared/protocol/followUp';
import type { Instant } from '@smart-triage/shared/time/instant';

/** [FU2] The closed cases, the longest due first. */
export function followUpList(cases: readonly CaseState[]): FollowUpEntry[] {
  return cases.flatMap(entryOf).sort((one, other) => one.dueAt - other.dueAt);
}

function entryOf(state: CaseState): FollowUpEntry[] {
  const { caseId, unit, openedAt, closedAt, simulated, followUp } = state;
  if (closedAt === null) return [];
  const dueAt = followUpDueAt(state);
  return [{ caseId, unit, openedAt, closedAt, dueAt, simulated, decided: decidedIn(state), followUp }];
}

function decidedIn({ decision }: CaseState): DispositionKind {
  return decision?.disposition.kind ?? 'undecided';
}

/** [FU3] What became of the closed cases, by what was decided. Nobody is in it twice, and no one person can be told from it but by who knows the case already. */
export function outcomesOf(cases: readonly CaseState[], now: Instant): Outcomes {
  const entries = followUpList(cases);
  const figures = (simulated: boolean) =>
    DISPOSITION_KINDS.map((decided) =>
      figuresOf(
        decided,
        entries.filter((entry) => entry.decided === decided && entry.simulated === simulated),
        now,
      ),
    );
  return { patients: figures(false), simulated: figures(true) };
}

function figuresOf(
  decided: DispositionKind,
  entries: readonly FollowUpEntry[],
  now: Instant,
): OutcomeFigures {
  const outcomes = entries.flatMap(({ followUp }) => followUp?.outcome ?? []);
  const known = outcomes.flatMap((outcome) => (outcome.kind === 'known' ? [outcome.events] : []));
  const withEvent = known.filter((events) => events.length > 0).length;
  return {
    decided,
    cases: entries.length,
    due: entries.filter(({ dueAt }) => dueAt <= now).length,
    known: known.length,
    lost: outcomes.length - known.length,
    events: countsOf(known),
    withEvent,
    rate: known.length === 0 ? null : wilsonPercent(withEvent, known.length),
  };
}

function countsOf(known: readonly (readonly OutcomeEvent[])[]): Record<OutcomeEvent, number> {
  const count = (event: OutcomeEvent) => known.filter((events) => events.includes(event)).length;
  return Object.fromEntries(OUTCOME_EVENTS.map((event) => [event, count(event)])) as Record<
    OutcomeEvent,
    number
  >;
}
