import type { Clock } from '@smart-triage/shared/time/clock';
import { Button } from '@smart-triage/shared/ui/Button';
import { EmptyState } from '@smart-triage/shared/ui/EmptyState';
import { AdviceView } from '@smart-triage/shared/ui/guidance/AdviceView';
import { EcgFindings } from '@smart-triage/shared/ui/guidance/EcgFindings';
import { Panel } from '@smart-triage/shared/ui/Panel';
import { useNow } from '@smart-triage/shared/ui/useNow.ts';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import type { GuidanceModel } from './guidanceModel.ts';

/** Gate and advice before the scores, and what the stored 12-lead ECG shows. */
export function GuidancePanel({ model, clock }: { model: GuidanceModel; clock: Clock }) {
  const { t } = useTranslation('shared');
  const state = useSnapshot(model);
  const now = useNow(clock, 1000);
  if (!state) return null;
  const { latest } = state.ecg;
  return (
    <>
      <Panel title={t('advice.title')}>
        <AdviceView gate={state.gate} advice={state.advice} vitals={state.vitals} />
      </Panel>
      <Panel
        title={t('ecgFindings.title')}
        actions={
          <Button onClick={model.recordEcg} {...(state.isRecording && { refusal: t('ecgFindings.live') })}>
            {t('ecgFindings.record')}
          </Button>
        }
      >
        {latest ? (
          <EcgFindings
            title={t('ecgFindings.recorded')}
            analysis={latest.analysis}
            at={latest.recordedAt}
            now={now}
          />
        ) : (
          <EmptyState title={t('ecgFindings.none')}>{t('ecgFindings.noneHint')}</EmptyState>
        )}
      </Panel>
    </>
  );
}
