import type { Clock } from '@smart-triage/shared/time/clock';
import { Badge } from '@smart-triage/shared/ui/Badge';
import { Button } from '@smart-triage/shared/ui/Button';
import { EmptyState } from '@smart-triage/shared/ui/EmptyState';
import { EcgFindings } from '@smart-triage/shared/ui/guidance/EcgFindings';
import { TabletAnalysis } from '@smart-triage/shared/ui/guidance/TabletAnalysis';
import { Panel } from '@smart-triage/shared/ui/Panel';
import { useNow } from '@smart-triage/shared/ui/useNow.ts';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import styles from './twelveLead.module.css';
import type { TwelveLeadModel, TwelveLeadState } from './twelveLeadModel.ts';

/** "12-lead now", and what the newest one shows: at once and on this tablet, whatever the link does. */
export function TwelveLeadPanel({ model, clock }: { model: TwelveLeadModel; clock: Clock }) {
  const { t } = useTranslation();
  const { t: shared } = useTranslation('shared');
  const state = useSnapshot(model);
  const now = useNow(clock, 1000);
  const { latest, isUnsent } = state;
  return (
    <Panel
      title={shared('ecgFindings.title')}
      actions={
        <Button variant="primary" onClick={model.record} refusal={refusalWords(state, t)}>
          {shared('ecgFindings.record')}
        </Button>
      }
    >
      <p role="status" className={styles['request']}>
        {state.request === 'none' ? '' : t(`twelveLead.request.${state.request}`)}
      </p>
      {latest ? (
        <div className={styles['findings']}>
          {isUnsent ? (
            <Badge tone="waiting">{t('twelveLead.unsent')}</Badge>
          ) : (
            <TabletAnalysis state={latest.tabletAnalysis} />
          )}
          <EcgFindings
            title={isUnsent ? t('twelveLead.own') : shared('ecgFindings.recorded')}
            analysis={latest.analysis}
            at={latest.recordedAt}
            now={now}
          />
        </div>
      ) : (
        <EmptyState title={shared('ecgFindings.none')}>{shared('ecgFindings.noneHint')}</EmptyState>
      )}
    </Panel>
  );
}

function refusalWords({ refusal }: TwelveLeadState, t: TFunction): string | undefined {
  if (refusal === null) return undefined;
  return t(refusal === 'no-ecg' ? 'twelveLead.noEcg' : 'intake.closedShort');
}
