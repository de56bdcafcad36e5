import { nameOf } from '@smart-triage/shared/domain/role';
import type { CaseState } from '@smart-triage/shared/domain/caseState';
import type { DriveNow } from '@smart-triage/shared/domain/driveNow';
import { ecgToPropose } from '@smart-triage/shared/domain/ecgRecording';
import type { Clock } from '@smart-triage/shared/time/clock';
import { EmptyState } from '@smart-triage/shared/ui/EmptyState';
import { AdviceView } from '@smart-triage/shared/ui/guidance/AdviceView';
import { EcgFindings } from '@smart-triage/shared/ui/guidance/EcgFindings';
import { TabletAnalysis } from '@smart-triage/shared/ui/guidance/TabletAnalysis';
import { EvidenceView } from '@smart-triage/shared/ui/guidance/EvidenceView';
import { OverruleForm } from '@smart-triage/shared/ui/guidance/OverruleForm';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { Panel } from '@smart-triage/shared/ui/Panel';
import { useNow } from '@smart-triage/shared/ui/useNow.ts';
import { useTranslation } from 'react-i18next';
import { useKeyOf } from '../../lib/letterKeys.ts';
import { useNoLink } from '../../lib/linkContext.ts';
import { useReadable } from '../../lib/useReadable.ts';
import { Failure } from '../../ui/Failure.tsx';
import { SendButton } from '../../ui/SendButton.tsx';
import type { GuidanceActions } from './guidanceActions.ts';

export type GuidancePanelProps = {
  state: CaseState;
  clock: Clock;
  actions: GuidanceActions;
  mayAnswer: boolean;
};

/** Gate and advice before the scores, the proposal to drive with its answer, and what the ECG shows, live and stored. */
export function GuidancePanel({ state, clock, actions, mayAnswer }: GuidancePanelProps) {
  const { t } = useTranslation('shared');
  const { guidance, driveNow, vitals } = state;
  if (!guidance) return null;
  return (
    <>
      <Panel title={t('advice.title')}>
        <AdviceView gate={guidance.gate} advice={guidance.advice} vitals={vitals} />
        {driveNow && <Proposal driveNow={driveNow} actions={actions} mayAnswer={mayAnswer} />}
        <p>
          {t('advice.computed', {
            ...guidance.engine,
            hash: guidance.engine.sha256.slice(0, 8),
            inputs: guidance.inputsSha256.slice(0, 8),
          })}
        </p>
      </Panel>
      <EcgPanel state={state} clock={clock} actions={actions} mayAnswer={mayAnswer} />
    </>
  );
}

type ProposalProps = { driveNow: DriveNow } & Pick<GuidancePanelProps, 'actions' | 'mayAnswer'>;

/** To confirm it from here is to decide: the decision sheet does that. */
function Proposal({ driveNow, actions, mayAnswer }: ProposalProps) {
  const { t } = useTranslation('shared');
  const format = useFormat();
  const { answer } = driveNow;
  const { failure } = useReadable(actions);
  const noLink = useNoLink();
  if (answer)
    return (
      <p role="status">
        {t(`driveNow.${answer.kind}`, {
          name: nameOf(answer.by),
          time: format.time(answer.at),
          reason: answer.reason,
        })}
      </p>
    );
  return (
    // Its own for each proposal: a reason that was begun against one does not overrule the next.
    <details key={driveNow.id}>
      <summary>
        {t('driveNow.title')} {t('driveNow.waiting')}
      </summary>
      {mayAnswer && (
        <OverruleForm
          refusal={noLink}
          onOverrule={(reason) => {
            actions.overrule(driveNow.id, reason);
          }}
        />
      )}
      {failure?.act === 'overrule' && <Failure code={failure.code} />}
    </details>
  );
}

function EcgPanel({ state, clock, actions, mayAnswer }: GuidancePanelProps) {
  const { t } = useTranslation('shared');
  const keyOf = useKeyOf();
  const { live, failure } = useReadable(actions);
  const now = useNow(clock, 1000);
  const { latest } = state.ecg;
  const proposed = ecgToPropose(state.ecg);
  return (
    <Panel
      title={t('ecgFindings.title')}
      actions={
        mayAnswer && (
          <SendButton onClick={actions.recordEcg} {...keyOf('recordEcg')}>
            {t('ecgFindings.record')}
          </SendButton>
        )
      }
    >
      {failure?.act === 'record' && <Failure code={failure.code} />}
      {live && (
        <EcgFindings title={t('ecgFindings.live')} analysis={live.analysis} at={live.endedAt} now={now} />
      )}
      {latest ? (
        <EcgFindings
          title={t('ecgFindings.recorded')}
          analysis={latest.analysis}
          at={latest.recordedAt}
          now={now}
        >
          <p>
            {t(`ecgFindings.trigger.${latest.trigger}`)}; {t('ecgFindings.engine', latest.engine)}
          </p>
          <TabletAnalysis state={latest.tabletAnalysis} />
        </EcgFindings>
      ) : (
        <EmptyState title={t('ecgFindings.none')}>{t('ecgFindings.noneHint')}</EmptyState>
      )}
      {proposed && <EvidenceView recording={proposed} />}
    </Panel>
  );
}
