import type { CaseEvent } from '@smart-triage/shared/domain/caseEvent';
import type { Decision } from '@smart-triage/shared/domain/decision';
import type { DecisionId } from '@smart-triage/shared/domain/ids';
import type { Instant } from '@smart-triage/shared/time/instant';

/** A decision that was in force before, until when, and whether the crew had confirmed it. */
export type EarlierDecision = { decision: Decision; until: Instant; wasConfirmed: boolean };

/** Every decision that another one took the place of, the newest first. */
export function earlierDecisions(events: readonly CaseEvent[], inForce: DecisionId): EarlierDecision[] {
  const made = events.flatMap(({ fact, at }) =>
    'decision' in fact ? [{ decision: fact.decision, at }] : [],
  );
  const confirmed = new Set(
    events.flatMap(({ fact }) => {
      if (fact.type === 'decision-acknowledged') return [fact.decisionId];
      return fact.type === 'drive-now-confirmed' ? [fact.decision.id] : [];
    }),
  );
  return made
    .flatMap(({ decision }, index) => {
      const until = made[index + 1]?.at;
      if (until === undefined || decision.id === inForce) return [];
      return [{ decision, until, wasConfirmed: confirmed.has(decision.id) }];
    })
    .reverse();
}
