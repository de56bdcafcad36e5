import type { ScoreId } from '@smart-triage/shared/domain/score';
import type { Clock } from '@smart-triage/shared/time/clock';
import { AgeText } from '@smart-triage/shared/ui/AgeText';
import { Badge } from '@smart-triage/shared/ui/Badge';
import { EmptyState } from '@smart-triage/shared/ui/EmptyState';
import { Panel } from '@smart-triage/shared/ui/Panel';
import { ScoreCard } from '@smart-triage/shared/ui/ScoreCard';
import { useNow } from '@smart-triage/shared/ui/useNow.ts';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import type { ShownRisk } from './chooseAssessment.ts';
import styles from './RiskPanel.module.css';
import type { RiskModel } from './riskModel.ts';

/** Those that triage leans on first; the rest follows for whoever scrolls. */
const SHOWN: readonly ScoreId[] = ['heart', 'hear', 't-macs', 'artica', 'edacs', 'timi', 'news2', 'grace'];
const LOOK_EVERY_MS = 1000;
const TONE = { server: 'done', tablet: 'waiting', behind: 'stale' } as const;

/** The published scores, moving as the crew enters. `clock`: the server's. */
export function RiskPanel({ model, clock }: { model: RiskModel; clock: Clock }) {
  const { t } = useTranslation();
  const shown = useSnapshot(model);
  const state = shown.kind === 'none' ? null : <Assessed shown={shown} clock={clock} />;
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

type AssessedProps = { shown: Exclude<ShownRisk, { kind: 'none' }>; clock: Clock };

/** Apart from the scores, which are not drawn anew with each second of their age. */
function Assessed({ shown: { kind, assessment }, clock }: AssessedProps) {
  const { t } = useTranslation();
  const now = useNow(clock, LOOK_EVERY_MS);
  return (
    <>
      <Badge tone={TONE[kind]}>{t(`risk.from.${kind}`)}</Badge>{' '}
      <AgeText measuredAt={assessment.assessedAt} now={now} />
    </>
  );
}
