import { nameOf } from '@smart-triage/shared/domain/role';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { Decision } from '@smart-triage/shared/domain/decision';
import type { Instant } from '@smart-triage/shared/time/instant';
import type { DecisionProgress } from './decisionModel.ts';

/** One thing that is known about a decision; `at` is `null` until it happened. `by` is who it takes. */
export type DecisionFact = {
  fact:
    | 'sent'
    | 'stored'
    | 'seen'
    | 'replaced'
    | 'announced'
    | 'announcedLate'
    | 'accepted'
    | 'refused'
    | 'disagreed'
    | 'arrival'
    | 'safetyNet'
    | 'gpInformed';
  at: Instant | null;
  by: string;
  /** [DC10] When the crew asked for what could only be sent later. */
  askedAt?: Instant;
};

/** As long as this a round trip under load may take; what took longer waited for a link. */
const LATE_MS = 60_000;

/** [DC4] Each on its own: that it was sent says nothing about stored, and stored nothing about seen. */
export function decisionFacts(
  progress: Exclude<DecisionProgress, { kind: 'editing' }>,
  state: CaseState,
): DecisionFact[] {
  const sent: DecisionFact = { fact: 'sent', at: progress.sentAt, by: '' };
  if (progress.kind !== 'stored') return [sent, { fact: 'stored', at: null, by: '' }];
  const inForce = state.decision;
  // The reply can come before the event that carries the decision.
  if (!inForce) return [sent, { fact: 'stored', at: null, by: '' }];
  if (inForce.id !== progress.decisionId)
    return [sent, { fact: 'replaced', at: inForce.decidedAt, by: inForce.decidedBy.name }];
  return [sent, ...factsInForce(inForce, state)];
}

export function factsInForce(decision: Decision, state: CaseState): DecisionFact[] {
  const { decidedAt, crew } = decision;
  const { acknowledgedAt } = state;
  return [
    { fact: 'stored', at: decidedAt, by: '' },
    // Whoever does not agree has seen it: "not seen yet" beside that would be untrue.
    ...(state.disagreement && acknowledgedAt === null
      ? []
      : [{ fact: 'seen', at: acknowledgedAt, by: nameOf(crew) } as const]),
    ...(state.disagreement ? [{ fact: 'disagreed', at: state.disagreement.at, by: crew.name } as const] : []),
    ...(decision.disposition.kind === 'transport' ? [...hospitalFacts(state), ...arrivalFacts(state)] : []),
    ...(decision.disposition.kind === 'stay-home' ? homeFacts(state) : []),
  ];
}

function arrivalFacts({ arrival }: CaseState): DecisionFact[] {
  return arrival ? [{ fact: 'arrival', at: arrival.arrivalAt, by: arrival.by.name }] : [];
}

/** [DC7] Both belong to leaving somebody at home: that they have not happened yet shows. */
function homeFacts({ safetyNet, gpInformed }: CaseState): DecisionFact[] {
  return [
    { fact: 'safetyNet', at: safetyNet?.at ?? null, by: '' },
    { fact: 'gpInformed', at: gpInformed?.at ?? null, by: gpInformed?.contact ?? '' },
  ];
}

/** [DC5] Announced says nothing about accepted. */
function hospitalFacts({ announcement }: CaseState): DecisionFact[] {
  if (!announcement) return [{ fact: 'announced', at: null, by: '' }];
  const { at, by, answer } = announcement;
  const { askedAt } = announcement;
  const isLate = askedAt !== undefined && at - askedAt >= LATE_MS;
  const announced: DecisionFact = isLate
    ? { fact: 'announcedLate', at, by: nameOf(by), askedAt }
    : { fact: 'announced', at, by: nameOf(by) };
  if (!answer) return [announced, { fact: 'accepted', at: null, by: '' }];
  return [announced, { fact: answer.said.kind, at: answer.at, by: answer.said.contact }];
}
