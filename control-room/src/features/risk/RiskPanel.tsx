import type { RiskAssessment } from '@smart-triage/shared/domain/score';
import type { Clock } from '@smart-triage/shared/time/clock';
import { AgeText } from '@smart-triage/shared/ui/AgeText';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { EmptyState } from '@smart-triage/shared/ui/EmptyState';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { Panel } from '@smart-triage/shared/ui/Panel';
import { ScoreCard } from '@smart-triage/shared/ui/ScoreCard';
import { useNow } from '@smart-triage/shared/ui/useNow.ts';
import { useTranslation } from 'react-i18next';
import styles from './RiskPanel.module.css';

const css = classesOf(styles);

/** The published scores over the record as it stands. They say what the papers say; people decide. */
export function RiskPanel({ risk, clock }: { risk: RiskAssessment | null; clock: Clock }) {
  const { t } = useTranslation();
  return (
    <Panel title={t('risk.title')} state={risk && <Assessed risk={risk} clock={clock} />}>
      {risk ? (
        <div className={css('cards')} data-testid="risk" data-inputs={risk.inputsSha256}>
          {risk.scores.map((result) => (
            <ScoreCard key={result.score} result={result} />
          ))}
          <p className={css('notice')}>{t('risk.notice')}</p>
        </div>
      ) : (
        <EmptyState title={t('risk.empty.title')}>{t('risk.empty.text')}</EmptyState>
      )}
    </Panel>
  );
}

function Assessed({ risk, clock }: { risk: RiskAssessment; clock: Clock }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(clock, 1000);
  return (
    <span className={css('assessed')}>
      {t('risk.assessed', { time: format.time(risk.assessedAt) })},{' '}
      <AgeText measuredAt={risk.assessedAt} now={now} />
    </span>
  );
}
