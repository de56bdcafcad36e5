import type { ScoreId } from '@smart-triage/shared/domain/score';
import { Badge } from '@smart-triage/shared/ui/Badge';
import { EmptyState } from '@smart-triage/shared/ui/EmptyState';
import { Panel } from '@smart-triage/shared/ui/Panel';
import { ScoreCard } from '@smart-triage/shared/ui/ScoreCard';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import styles from './RiskPanel.module.css';
import type { RiskModel } from './riskModel.ts';

/** Those that triage leans on first; the rest follows for whoever scrolls. */
const SHOWN: readonly ScoreId[] = ['heart', 'hear', 't-macs', 'artica', 'edacs', 'timi', 'news2', 'grace'];
const TONE = { server: 'done', tablet: 'waiting', behind: 'stale' } as const;

/** The published scores, moving as the crew enters. */
export function RiskPanel({ model }: { model: RiskModel }) {
  const { t } = useTranslation();
  const shown = useSnapshot(model);
  const state =
    shown.kind === 'none' ? null : <Badge tone={TONE[shown.kind]}>{t(`risk.from.${shown.kind}`)}</Badge>;
  return (
    <Panel title={t('risk.title')} state={state}>
      {shown.kind === 'none' ? (
        <EmptyState title={t('risk.none')}>{t('risk.noneHint')}</EmptyState>
      ) : (
        <div className={styles['cards']}>
          {SHOWN.flatMap((id) => shown.assessment.scores.filter(({ score }) => score === id)).map(
            (result) => (
              <ScoreCard key={result.score} result={result} />
            ),
          )}
          <p className={styles['notice']}>{t('risk.notice')}</p>
        </div>
      )}
    </Panel>
  );
}
