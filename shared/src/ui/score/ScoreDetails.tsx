import type { PredictedRisk, PublishedRisk, ScoreResult } from '../../domain/score.ts';
import { SCORE_SOURCES } from '../../domain/scoreSources.ts';
import { classesOf } from '../classesOf.ts';
import styles from './ScoreDetails.module.css';
import type { Words } from '../words.ts';
import { codeWords, itemContribution, predictedEndpoint, predictedPercent } from './scoreWords.ts';

const css = classesOf(styles);

export type ScoreDetailsProps = { result: ScoreResult; words: Words; startsOpen: boolean };

/** Why: items with what each adds, what the paper reports, and which file computed it. */
export function ScoreDetails({ result, words, startsOpen }: ScoreDetailsProps) {
  const { t } = words;
  const { id, version, sha256 } = result.model;
  return (
    <details className={css('details')} open={startsOpen}>
      <summary className={css('summary')}>{t('score.why')}</summary>
      <div className={css('content')}>
        {result.items.length > 0 && <Items result={result} words={words} />}
        {result.unit === 'points' && result.predictedRisk && (
          <Predicted risk={result.predictedRisk} words={words} />
        )}
        {result.publishedRisk.length > 0 && <Risks risks={result.publishedRisk} words={words} />}
        <Boundaries score={result.score} words={words} />
        <Definition score={result.score} words={words} />
        <p className={css('small')}>{t('score.model', { id, version, hash: sha256.slice(0, 12) })}</p>
      </div>
    </details>
  );
}

/** Scores whose papers differ on what a value exactly at a limit counts, or leave it open. */
const WITH_BOUNDARIES = [
  'heart',
  'hear',
  'artica',
  't-macs',
] as const satisfies readonly ScoreResult['score'][];

/** What was decided where the papers differ: a reader must not have to guess on which side of a limit a value falls. */
function Boundaries({ score, words }: Pick<ScoreResult, 'score'> & { words: Words }) {
  const decided = WITH_BOUNDARIES.find((one) => one === score);
  if (!decided) return null;
  return (
    <div>
      <p className={css('title')}>{words.t('score.boundary.title')}</p>
      <p className={css('small')}>{words.t(`score.boundary.${decided}`)}</p>
    </div>
  );
}

/** The publications that say what the score is. */
function Definition({ score, words }: Pick<ScoreResult, 'score'> & { words: Words }) {
  return (
    <div>
      <p className={css('title')}>{words.t('score.definedIn')}</p>
      <ul className={css('sources')}>
        {SCORE_SOURCES[score].map((source) => (
          <li key={source} className={css('small')} lang="en">
            {source}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Items({ result, words }: { result: ScoreResult; words: Words }) {
  const { t } = words;
  return (
    <table className={css('items')}>
      <thead>
        <tr>
          <th scope="col">{t('score.items')}</th>
          <th scope="col" className={css('number')}>
            {t(result.unit === 'points' ? 'score.pointsEach' : 'score.weightEach')}
          </th>
        </tr>
      </thead>
      <tbody>
        {result.items.map((item) => (
          <tr key={item.item} className={css(item.missing && 'missing')}>
            <th scope="row">
              {codeWords('item', item.item, words)}
              {item.missing && <span className={css('small')}> · {t('score.notKnown')}</span>}
            </th>
            <td className={css('number')}>{itemContribution(item, result.unit, words)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The paper's own formula for this very value. A score that is a probability says it already. */
function Predicted({ risk, words }: { risk: PredictedRisk; words: Words }) {
  return (
    <div className={css('risks')}>
      <p className={css('title')}>{words.t('score.predicted')}</p>
      <p>
        <strong>{predictedPercent(risk, words)}</strong> {predictedEndpoint(risk, words)}
      </p>
      <p className={css('small')}>{words.t('score.source', { source: risk.source })}</p>
    </div>
  );
}

function Risks({ risks, words }: { risks: readonly PublishedRisk[]; words: Words }) {
  const { t, format } = words;
  return (
    <div className={css('risks')}>
      <p className={css('title')}>{t('score.published')}</p>
      {risks.map((risk) => (
        <div key={`${risk.band} ${risk.source}`}>
          <p>
            {t('score.publishedFor', { band: codeWords('band', risk.band, words) })}:{' '}
            <strong>{format.percent(risk.percent)}</strong>{' '}
            {t('score.interval', {
              low: format.number(risk.lowPercent, 1),
              high: format.percent(risk.highPercent),
            })}
          </p>
          <p className={css('small')}>
            {t('score.publishedWithin', {
              endpoint: codeWords('endpoint', risk.endpoint, words),
              count: risk.horizonDays,
              population: codeWords('population', risk.population, words),
            })}
            {'. '}
            {t('score.source', { source: risk.source })}
          </p>
        </div>
      ))}
    </div>
  );
}
