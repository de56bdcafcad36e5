import type { ScoreResult } from '@smart-triage/shared/domain/score';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { outcomeBand, outcomeValue } from '@smart-triage/shared/ui/score/scoreWords.ts';
import { ScoreCard } from '@smart-triage/shared/ui/ScoreCard';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './RiskPanel.module.css';

const css = classesOf(styles);

/** A score in one line, with its value in view, and everything about it on request. */
export function OtherScore({ result, children }: { result: ScoreResult; children: ReactNode }) {
  const { t } = useTranslation('shared');
  const words = { t, format: useFormat() };
  const { outcome, unit, score } = result;
  return (
    <details className={css('other')}>
      <summary className={css('summary')}>
        <strong>{t(`score.name.${score}`)}</strong>
        {outcome.kind === 'not-applicable' ? (
          <span className={css('quiet')}>{t('score.notApplicable')}</span>
        ) : (
          <>
            <span>{outcomeValue(outcome, unit, words)}</span>
            <span className={css('quiet', 'band')}>{outcomeBand(outcome, words)}</span>
          </>
        )}
      </summary>
      <ScoreCard result={result} />
      {children}
    </details>
  );
}
