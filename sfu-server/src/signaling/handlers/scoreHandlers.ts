import type { CaseState } from '@smart-triage/shared/domain/caseState';
import { ecgToPropose } from '@smart-triage/shared/domain/ecgRecording';
import type { SeenProposal } from '@smart-triage/shared/domain/hearOpinion';
import type { EcgRecordingId } from '@smart-triage/shared/domain/ids';
import { AppError } from '@smart-triage/shared/errors/appError';
import { ErrorCode } from '@smart-triage/shared/errors/errorCode';
import type { CaseService } from '../../cases/caseService.ts';
import { step } from '../../cases/caseSteps.ts';
import type { Handlers } from '../handlers.ts';
import { changeOf } from './caseHandlers.ts';

/** What people judge of a score by themselves. */
export function scoreHandlers({ cases }: { cases: CaseService }): Pick<Handlers, 'hear:judge'> {
  return {
    'hear:judge': (input, context) =>
      cases.change(
        changeOf('hear:judge', input, context),
        step(context.actor, (state) => {
          const { changes, shownEcg } = input;
          const isEcgJudged = typeof changes.ecg === 'number';
          return {
            type: 'hear-judged',
            changes,
            proposal: isEcgJudged ? proposalSeen(state, shownEcg) : null,
          };
        }),
      ),
  };
}

/** [OP2] Whoever judges an ECG that has been replaced on the server has looked at another one. */
function proposalSeen({ ecg }: CaseState, shownEcg: EcgRecordingId | null): SeenProposal | null {
  const proposing = ecgToPropose(ecg);
  if ((proposing?.id ?? null) !== shownEcg)
    throw new AppError(ErrorCode.Superseded, 'another ECG has come in since');
  return proposing && { recordingId: proposing.id, item: proposing.evidence?.item ?? null };
}
