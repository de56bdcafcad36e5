import type { CaseEvent } from '@smart-triage/shared/domain/caseEvent';
import type { ScoreResult } from '@smart-triage/shared/domain/score';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { codeWords, outcomeBand, outcomeValue } from '@smart-triage/shared/ui/score/scoreWords.ts';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { historyBands, type HistoryStep, scoreHistory } from './scoreHistory.ts';
import styles from './ScoreHistory.module.css';

const css = classesOf(styles);
/** A known score is as thick as a line. */
const LINE = 0.04;

type HistoryProps = { result: ScoreResult; events: readonly CaseEvent[] };

/** How the score went through the case and what moved it: drawn over time, and in words. Worked out only once somebody opens it. */
export function ScoreHistory({ result, events }: HistoryProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className={css('history')}
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open);
      }}
    >
      <summary>{t('scoreHistory.title')}</summary>
      {isOpen && <Steps result={result} events={events} />}
    </details>
  );
}

function Steps({ result: { score, unit }, events }: HistoryProps) {
  const { t } = useTranslation();
  const shared = useTranslation('shared');
  const format = useFormat();
  const words = { t: shared.t, format };
  const steps = useMemo(() => scoreHistory(events, score), [events, score]);
  const until = events.at(-1)?.at;
  const last = steps.at(-1);
  if (!last || until === undefined) return <p className={css('quiet')}>{t('scoreHistory.none')}</p>;
  const valueOf = ({ outcome }: HistoryStep) =>
    outcome.kind === 'not-applicable'
      ? shared.t('score.notApplicable')
      : `${outcomeValue(outcome, unit, words)} (${outcomeBand(outcome, words)})`;
  return (
    <>
      <svg className={css('drawing')} viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden>
        {historyBands(steps, score, until).map(({ seq, from, to, low, high }) => (
          <rect
            key={seq}
            x={from}
            width={Math.max(0.002, to - from)}
            y={1 - Math.max(high, low + LINE)}
            height={Math.max(high - low, LINE)}
          />
        ))}
      </svg>
      <ol className={css('steps')}>
        {steps.toReversed().map((step) => (
          <li key={step.seq}>
            <span className={css('quiet')}>{format.time(step.at)}</span>
            <span>
              <strong>{valueOf(step)}</strong>{' '}
              {step.after.length === 0
                ? t('scoreHistory.byTime')
                : t('scoreHistory.after', {
                    what: step.after.map((input) => codeWords('input', input, words)).join(', '),
                  })}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
