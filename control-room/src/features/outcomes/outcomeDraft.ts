import {
  type FollowUp,
  type LOST_REASONS,
  OUTCOME_EVENTS,
  type OUTCOME_SOURCES,
  type OutcomeEvent,
} from '@smart-triage/shared/domain/followUp';

export type OutcomeAnswer = FollowUp['kind'];

/** An outcome while it is being entered; `null` is not answered yet. */
export type OutcomeDraft = {
  kind: OutcomeAnswer | null;
  answers: Readonly<Record<OutcomeEvent, boolean | null>>;
  source: (typeof OUTCOME_SOURCES)[number] | null;
  reason: (typeof LOST_REASONS)[number] | null;
};

/** What was recorded before, to change; without it, nothing is answered. */
export function draftOf(outcome: FollowUp | null): OutcomeDraft {
  const known = outcome?.kind === 'known' ? outcome : null;
  const answerTo = (event: OutcomeEvent) => (known ? known.events.includes(event) : null);
  return {
    kind: outcome?.kind ?? null,
    answers: {
      death: answerTo('death'),
      'acute-coronary-syndrome': answerTo('acute-coronary-syndrome'),
      'unplanned-revascularisation': answerTo('unplanned-revascularisation'),
    },
    source: known?.source ?? null,
    reason: outcome?.kind === 'lost' ? outcome.reason : null,
  };
}

export function eventsOf(
  { answers }: OutcomeDraft,
  event: OutcomeEvent,
  answer: boolean | null,
): OutcomeDraft['answers'] {
  return { ...answers, [event]: answer };
}

/** `null` while a question is open: nothing is stored that nobody said. */
export function outcomeOf({ kind, answers, source, reason }: OutcomeDraft): FollowUp | null {
  if (kind === 'lost') return reason === null ? null : { kind, reason };
  const isAnswered = OUTCOME_EVENTS.every((event) => answers[event] !== null);
  if (kind === null || source === null || !isAnswered) return null;
  return { kind, source, events: OUTCOME_EVENTS.filter((event) => answers[event] === true) };
}
