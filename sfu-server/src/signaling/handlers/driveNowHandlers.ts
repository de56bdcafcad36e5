import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { Decision } from '@smart-triage/shared/domain/decision';
import type { Hospital } from '@smart-triage/shared/domain/hospital';
import type { DecisionId, HospitalId, ProposalId } from '@smart-triage/shared/domain/ids';
import type { Actor } from '@smart-triage/shared/domain/role';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { Clock } from '@smart-triage/shared/time/clock';
import { randomUUID } from 'node:crypto';
import type { CaseService } from '../../cases/caseService.ts';
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
        step(context.actor, (state) => {
          const { proposalId } = input;
          assertWaiting(state, proposalId);
          const decision = decisionOf(state, input, context.actor, clock);
          assertKnownHospital(decision.disposition, hospitals);
          return { type: 'drive-now-confirmed', proposalId, decision };
        }),
      ),
    'drive-now:overrule': (input, context) =>
      cases.change(
        changeOf('drive-now:overrule', input, context),
        step(context.actor, (state) => {
          const { proposalId, reason } = input;
          assertWaiting(state, proposalId);
          return { type: 'drive-now-overruled', proposalId, reason };
        }),
      ),
  };
}

/** [GT3] A proposal is answered once, and only the one that was on the screen. */
function assertWaiting({ driveNow }: CaseState, seen: ProposalId): void {
  if (driveNow?.id !== seen || driveNow.answer !== null)
    throw new AppError(ErrorCode.Superseded, 'this proposal is no longer waiting for an answer');
}

/** [DC1] A decision like any other: who, why, and which scores stood beside it. */
function decisionOf(
  { crew, risk }: CaseState,
  { hospital, reason }: { hospital: HospitalId; reason: string },
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
    id: randomUUID() as DecisionId,
    disposition: { kind: 'transport', hospital, urgency: 'A1' },
    reason,
    patientWish: '',
    shownScores,
    decidedBy,
    crew,
    decidedAt: clock.now(),
  };
}
