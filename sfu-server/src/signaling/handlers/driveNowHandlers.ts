import type { CaseFact } from '@smart-triage/shared/domain/caseEvent';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { Decision } from '@smart-triage/shared/domain/decision';
import type { DriveNowProposal } from '@smart-triage/shared/domain/driveNow';
import type { GateCriterion } from '@smart-triage/shared/domain/guidance';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import type { DecisionId, HospitalId, ProposalId } from '@smart-triage/shared/domain/ids';
import type { Actor } from '@smart-triage/shared/domain/role';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { Clock } from '@smart-triage/shared/time/clock';
import { randomUUID } from 'node:crypto';
import type { CaseService, Decide } from '../../cases/caseService.ts';
import { step } from '../../cases/caseSteps.ts';
import type { Handlers } from '../handlers.ts';
import { changeOf } from './caseHandlers.ts';
import { assertKnownHospital } from './decisionHandlers.ts';

type DriveNowDeps = { cases: CaseService; hospitals: readonly Hospital[]; clock: Clock };

export function driveNowHandlers({
  cases,
  hospitals,
  clock,
}: DriveNowDeps): Pick<Handlers, `drive-now:${'confirm' | 'overrule'}`> {
  return {
    'drive-now:confirm': (input, context) =>
      cases.change(
        changeOf('drive-now:confirm', input, context),
        answer(context.actor, input, 'confirmed', (state, proposalId) => {
          assertNewDecision(input.decisionId, state);
          const decision = decisionOf(state, input, context.actor, clock);
          assertKnownHospital(decision.disposition, hospitals);
          return { type: 'drive-now-confirmed', proposalId, decision };
        }),
      ),
    'drive-now:overrule': (input, context) =>
      cases.change(
        changeOf('drive-now:overrule', input, context),
        answer(context.actor, input, 'overruled', (_state, proposalId) => ({
          type: 'drive-now-overruled',
          proposalId,
          reason: input.reason,
        })),
      ),
  };
}

type Answer = { proposalId: ProposalId; criteria?: GateCriterion[] };
type AnswerFact = Extract<CaseFact, { type: 'drive-now-confirmed' | 'drive-now-overruled' }>;

/** Stores an answer with the proposal that it answers, where the server has not made that itself. */
function answer(
  actor: Actor,
  given: Answer,
  kind: 'confirmed' | 'overruled',
  factOf: (state: CaseState, proposalId: ProposalId) => AnswerFact,
): Decide<{ seq: number }> {
  return (state) => {
    const { proposal, isNew } = answeredProposal(state, given, kind);
    const { fact, reply } = step(actor, (known) => factOf(known, proposal.id))(state);
    return { before: isNew ? { type: 'drive-now-proposed', proposal } : undefined, fact, reply };
  };
}

/**
 * [GT3] A proposal is answered once, and only the one that was on the screen. [GT8] A tablet makes it by itself, at the same time as the server or in a dead zone: the
 * answer is to the server's where that says the same, and brings its own along where the server has none.
 */
function answeredProposal(
  state: CaseState | undefined,
  { proposalId, criteria }: Answer,
  kind: 'confirmed' | 'overruled',
): { proposal: DriveNowProposal; isNew: boolean } {
  const known = state?.driveNow ?? null;
  const isWaiting = known !== null && known.answer === null;
  if (isWaiting && known.id === proposalId) return { proposal: known, isNew: false };
  if (criteria && state?.decision?.disposition.kind !== 'transport') {
    const isSeen = (criterion: GateCriterion) => criteria.includes(criterion);
    const isKnown = (criterion: GateCriterion) => known?.criteria.includes(criterion) ?? false;
    if (!criteria.every(isKnown)) return { proposal: { id: proposalId, criteria }, isNew: true };
    // To drive is right whatever else there is; who overrules must have seen every reason.
    if (isWaiting && (kind === 'confirmed' || known.criteria.every(isSeen)))
      return { proposal: known, isNew: false };
  }
  throw new AppError(ErrorCode.Superseded, 'this proposal is no longer waiting for an answer');
}

/** [DC10] An id that a tablet gives stands for one decision only. */
function assertNewDecision(id: DecisionId | undefined, { decision }: CaseState): void {
  if (id === undefined || id !== decision?.id) return;
  const issues = [{ path: 'decisionId', limit: 'is the id of another decision' }];
  throw new AppError(ErrorCode.Invalid, 'decisionId: is the id of another decision', { issues });
}

/** [DC1] A decision like any other: who, why, and which scores stood beside it. */
function decisionOf(
  { crew, risk }: CaseState,
  {
    hospital,
    reason,
    decisionId,
  }: { hospital: HospitalId; reason: string; decisionId?: DecisionId | undefined },
  decidedBy: Actor,
  clock: Clock,
): Decision {
  const shownScores = (risk?.scores ?? []).map(({ score, model, outcome }) => ({
    score,
    model,
    low: outcome.kind === 'value' ? outcome.value : outcome.kind === 'range' ? outcome.low : null,
    high: outcome.kind === 'value' ? outcome.value : outcome.kind === 'range' ? outcome.high : null,
  }));
  return {
    id: decisionId ?? (randomUUID() as DecisionId),
    disposition: { kind: 'transport', hospital, urgency: 'A1' },
    reason,
    patientWish: '',
    shownScores,
    decidedBy,
    crew,
    decidedAt: clock.now(),
  };
}
