import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { codeWords, outcomeBand, outcomeValue } from '@smart-triage/shared/ui/score/scoreWords.ts';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import styles from './RiskPanel.module.css';
import type { RiskModel } from './riskModel.ts';

/** HEART in two lines that never scroll away: where it stands, and what would settle it. */
export function ScoreGlance({ model }: { model: RiskModel }) {
  const { t } = useTranslation();
  const words = { t: useTranslation('shared').t, format: useFormat() };
  const shown = useSnapshot(model);
  const heart =
    shown.kind === 'none' ? undefined : shown.assessment.scores.find(({ score }) => score === 'heart');
  if (!heart || heart.outcome.kind === 'not-applicable') return null;
  const { outcome, unit, items } = heart;
  const missing = [...new Set(items.flatMap(({ missingInputs }) => missingInputs))];
  return (
    <p className={styles['glance']}>
      <strong>
        {words.t('score.name.heart')} {outcomeValue(outcome, unit, words)}
      </strong>
      <span>{outcomeBand(outcome, words)}</span>
      {missing.length > 0 && (
        <span className={styles['settles']}>
          {t('risk.settles', { inputs: missing.map((input) => codeWords('input', input, words)).join(', ') })}
        </span>
      )}
    </p>
  );
}
