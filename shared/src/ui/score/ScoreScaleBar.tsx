import type { ScoreId, ScoreOutcome } from '../../domain/score.ts';
import { classesOf } from '../classesOf.ts';
import { SCORE_SCALES } from './scoreScale.ts';
import styles from './ScoreScaleBar.module.css';

const css = classesOf(styles);

export type ScoreScaleBarProps = {
  score: ScoreId;
  outcome: Exclude<ScoreOutcome, { kind: 'not-applicable' }>;
  /** The whole statement in words, for those who do not see the scale. */
  label: string;
  bandWords: (band: string) => string;
  tickWords: (value: number) => string;
};

/** The score's whole scale with its bands, and on it the value, or the stretch in which it can still fall. */
export function ScoreScaleBar({ score, outcome, label, bandWords, tickWords }: ScoreScaleBarProps) {
  const { bands, ticks, extentOf } = SCORE_SCALES[score];
  const low = extentOf(outcome.kind === 'value' ? outcome.value : outcome.low);
  const high = extentOf(outcome.kind === 'value' ? outcome.value : outcome.high);
  return (
    <div className={css('scale')} role="img" aria-label={label}>
      <div className={css('bands')}>
        {bands.map(({ band, from, to }, index) => (
          <span
            key={band}
            className={css('band', `band${bandColour(index, bands.length)}`)}
            style={{ inlineSize: share(to - from) }}
          >
            <span className={css('fitting')}>
              <span>{bandWords(band)}</span>
            </span>
            <span className={css('bar')} />
          </span>
        ))}
      </div>
      <div className={css('track')}>
        <span
          className={css('mark', outcome.kind)}
          style={{ insetInlineStart: share(low.from), inlineSize: share(high.to - low.from) }}
        />
      </div>
      <div className={css('ticks')}>
        {ticks.map(({ value, at }) => (
          <span key={value} className={css('tick')} style={{ insetInlineStart: share(at) }}>
            {tickWords(value)}
          </span>
        ))}
      </div>
    </div>
  );
}

const COLOURS = 4;

/** One colour for each band as far as they go; a score with more bands gives neighbours the same. */
function bandColour(index: number, count: number): number {
  return count <= COLOURS ? index + 1 : Math.ceil(((index + 1) * COLOURS) / count);
}

function share(part: number): string {
  return `${(part * 100).toFixed(2)}%`;
}
