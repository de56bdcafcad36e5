import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ScoreItem, ScoreOutcome, ScoreResult } from '../domain/score.ts';
import { classesOf } from './classesOf.ts';
import { useFormat } from './i18n/useFormat.ts';
import styles from './ScoreCard.module.css';
import { ScoreDetails } from './score/ScoreDetails.tsx';
import { ScoreScaleBar } from './score/ScoreScaleBar.tsx';
import {
  codeWords,
  openItemWords,
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
      <OpenItems result={result} words={words} />
    </>
  );
}

/** What keeps the outcome open: first what nobody has filled in, then what a device reported only as a bound. */
function OpenItems({ result, words }: { result: ScoreResult; words: Words }) {
  const open = result.items.filter(({ low, high }) => low !== high);
  const groups = [
    { title: words.t('score.missing'), items: open.filter(({ missing }) => missing) },
    { title: words.t('score.bounded'), items: open.filter(({ missing }) => !missing) },
  ];
  return groups
    .filter(({ items }) => items.length > 0)
    .map(({ title, items }) => (
      <div key={title} className={css('open')}>
        <p className={css('openTitle')}>{title}</p>
        <ul className={css('openItems')}>
          {items.map((item) => (
            <li key={item.item}>
              <strong>{codeWords('item', item.item, words)}</strong> {openItemWords(item, result.unit, words)}
              {item.missingInputs.length > 1 && `: ${inputWords(item.missingInputs, words)}`}
            </li>
          ))}
        </ul>
      </div>
    ));
}

function inputWords(inputs: ScoreItem['missingInputs'], words: Words): string {
  return inputs.map((input) => codeWords('input', input, words)).join(', ');
}
