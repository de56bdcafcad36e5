import type { CaseEvent } from '@smart-triage/shared/domain/caseEvent';
import type { RiskAssessment, ScoreId } from '@smart-triage/shared/domain/score';
import type { Clock } from '@smart-triage/shared/time/clock';
import { AgeText } from '@smart-triage/shared/ui/AgeText';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { EmptyState } from '@smart-triage/shared/ui/EmptyState';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { Panel } from '@smart-triage/shared/ui/Panel';
import { ScoreCard } from '@smart-triage/shared/ui/ScoreCard';
import { useNow } from '@smart-triage/shared/ui/useNow.ts';
import { useTranslation } from 'react-i18next';
import { PartBoundary } from '../../ui/PartBoundary.tsx';
import { OtherScore } from './OtherScore.tsx';
import styles from './RiskPanel.module.css';
import { ScoreHistory } from './ScoreHistory.tsx';

const css = classesOf(styles);

/** Those that the decision in the ambulance turns on; the others are one line each until somebody asks. */
const FIRST: readonly ScoreId[] = ['heart', 'hear', 't-macs'];

export type RiskPanelProps = {
  risk: RiskAssessment | null;
  /** Of the whole case, for the history of each score. */
  events: readonly CaseEvent[];
  clock: Clock;
  onError: (error: unknown) => void;
};

/** The published scores over the record as it stands. They say what the papers say; people decide. */
export function RiskPanel({ risk, events, clock, onError }: RiskPanelProps) {
  const { t } = useTranslation();
  return (
    <Panel title={t('risk.title')} state={risk && <Assessed risk={risk} clock={clock} />}>
      {risk ? (
        <Scores risk={risk} events={events} onError={onError} />
      ) : (
        <EmptyState title={t('risk.empty.title')}>{t('risk.empty.text')}</EmptyState>
      )}
    </Panel>
  );
}

type ScoresProps = Pick<RiskPanelProps, 'events' | 'onError'> & { risk: RiskAssessment };

function Scores({ risk, events, onError }: ScoresProps) {
  const { t } = useTranslation();
  const first = FIRST.flatMap((score) => risk.scores.filter((result) => result.score === score));
  const others = risk.scores.filter((result) => !first.includes(result));
  return (
    <div className={css('scores')} data-testid="risk" data-inputs={risk.inputsSha256}>
      <div className={css('cards')}>
        {first.map((result) => (
          <PartBoundary key={result.score} onError={onError}>
            <div>
              <ScoreCard result={result} />
              <ScoreHistory result={result} events={events} />
            </div>
          </PartBoundary>
        ))}
      </div>
      {others.length > 0 && (
        <section aria-label={t('risk.others')}>
          <h3 className={css('othersTitle')}>{t('risk.others')}</h3>
          {others.map((result) => (
            <PartBoundary key={result.score} onError={onError}>
              <OtherScore result={result}>
                <ScoreHistory result={result} events={events} />
              </OtherScore>
            </PartBoundary>
          ))}
        </section>
      )}
      <p className={css('notice')}>{t('risk.notice')}</p>
    </div>
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
