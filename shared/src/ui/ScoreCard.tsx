import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScoreOutcome, ScoreResult } from '../domain/score.ts';
import { classesOf } from './classesOf.ts';
import { useFormat } from './i18n/useFormat.ts';
import styles from './ScoreCard.module.css';
import { ScoreDetails } from './score/ScoreDetails.tsx';
import { ScoreScaleBar } from './score/ScoreScaleBar.tsx';
import {
  codeWords,
  itemContribution,
  outcomeBand,
  outcomeUnit,
  outcomeValue,
  type Words,
} from './score/scoreWords.ts';

const css = classesOf(styles);

export type ScoreCardProps = {
  result: ScoreResult;
  /** Opens with items, published risk and source in view. */
  startsOpen?: boolean;
};

/**
 * One published score: its value, or the range in which it can still fall, on its own scale; what is missing; and on request what it is made of,
 * the risk that the paper reports, and the file that computed it. A score that does not apply says why and shows no number.
 */
export function ScoreCard({ result, startsOpen = false }: ScoreCardProps) {
  const { t } = useTranslation('shared');
  const words: Words = { t, format: useFormat() };
  const titleId = useId();
  const { outcome } = result;
  return (
    <article className={css('card')} aria-labelledby={titleId}>
      <header className={css('header')}>
        <h3 id={titleId} className={css('name')}>
          {t(`score.name.${result.score}`)}
        </h3>
        <p className={css('about')}>{t(`score.about.${result.score}`)}</p>
      </header>
      {outcome.kind === 'not-applicable' ? (
        <NotApplicable reasons={outcome.reasons} words={words} />
      ) : (
        <Numbers result={result} outcome={outcome} words={words} />
      )}
      <ScoreDetails result={result} words={words} startsOpen={startsOpen} />
    </article>
  );
}

function NotApplicable({ reasons, words }: { reasons: readonly string[]; words: Words }) {
  return (
    <div>
      <p className={css('refusal')}>{words.t('score.notApplicable')}</p>
      <ul className={css('reasons')}>
        {reasons.map((reason) => (
          <li key={reason}>{codeWords('reason', reason, words)}</li>
        ))}
      </ul>
    </div>
  );
}

type NumbersProps = {
  result: ScoreResult;
  outcome: Exclude<ScoreOutcome, { kind: 'not-applicable' }>;
  words: Words;
};

function Numbers({ result, outcome, words }: NumbersProps) {
  const value = outcomeValue(outcome, result.unit, words);
  const unit = outcomeUnit(result, words);
  const band = outcomeBand(outcome, words);
  return (
    <>
      <p className={css('outcome')} aria-live="polite">
        <span className={css('value')}>{value}</span> <span className={css('band')}>{band}</span>{' '}
        <span className={css('unit')}>{unit}</span>
      </p>
      <ScoreScaleBar
        score={result.score}
        outcome={outcome}
        label={`${value} ${unit}, ${band}`}
        bandWords={(code) => codeWords('band', code, words)}
        tickWords={(tick) =>
          result.unit === 'points' ? words.format.number(tick) : words.format.percent(tick * 100, 0)
        }
      />
      <MissingItems result={result} words={words} />
    </>
  );
}

function MissingItems({ result, words }: { result: ScoreResult; words: Words }) {
  const missing = result.items.filter((item) => item.missing);
  if (missing.length === 0) return null;
  return (
    <div className={css('missing')}>
      <p className={css('missingTitle')}>{words.t('score.missing')}</p>
      <ul className={css('missingItems')}>
        {missing.map((item) => (
          <li key={item.item}>
            <strong>{codeWords('item', item.item, words)}</strong>{' '}
            {result.unit === 'points'
              ? words.t('score.missingAdds', { range: itemContribution(item, result.unit, words) })
              : words.t('score.missingMovesProbability')}
          </li>
        ))}
      </ul>
    </div>
  );
}
