import type { TFunction } from 'i18next';
import type { ScoreItem, ScoreOutcome, ScoreResult } from '../../domain/score.ts';
import type { Format } from '../i18n/format.ts';
import { SCORE_SCALES } from './scoreScale.ts';

export type Words = { t: TFunction<'shared'>; format: Format };
type Numbered = Exclude<ScoreOutcome, { kind: 'not-applicable' }>;

type CodeKind = 'band' | 'item' | 'reason' | 'endpoint' | 'population' | 'input';

/** A code in words; a code of a newer model that has none yet is shown as it is, never dropped. */
export function codeWords(kind: CodeKind, code: string, { t }: Words): string {
  return t(`score.${kind}.${code}`, { defaultValue: code });
}

/** `4`, `4 to 6`, `1.3 %`, `1.3 % to 23.0 %`. */
export function outcomeValue(outcome: Numbered, unit: ScoreResult['unit'], words: Words): string {
  const write = (value: number) =>
    unit === 'points' ? words.format.number(value) : probabilityWords(value, words);
  if (outcome.kind === 'value') return write(outcome.value);
  return words.t('score.range', { low: write(outcome.low), high: write(outcome.high) });
}

/** Rounding must not turn a probability into a certainty. */
function probabilityWords(p: number, { t, format }: Words): string {
  if (p < 0.001) return t('score.below', { value: format.percent(0.1) });
  if (p > 0.999) return t('score.above', { value: format.percent(99.9) });
  return format.percent(p * 100);
}

/** What the number counts: `of 10 points`, `probability of …`. */
export function outcomeUnit({ score, unit }: ScoreResult, { t }: Words): string {
  const max = SCORE_SCALES[score].maxPoints;
  return unit === 'points' && max !== null ? t('score.pointsOf', { max }) : t('score.probability');
}

/** `moderate`, or `low to high` while something is missing. */
export function outcomeBand(outcome: Numbered, words: Words): string {
  if (outcome.kind === 'value') return codeWords('band', outcome.band, words);
  const [low, high] = [outcome.lowBand, outcome.highBand].map((band) => codeWords('band', band, words));
  return low === high ? (low ?? '') : words.t('score.range', { low, high });
}

/** What an item adds: `1`, `0 to 2`, `1.42`; nothing for a weight that is not known, whose bounds say nothing to a reader. */
export function itemContribution(item: ScoreItem, unit: ScoreResult['unit'], words: Words): string {
  if (unit === 'probability' && item.missing) return '';
  const write = (value: number) => words.format.number(value, unit === 'points' ? 0 : 2);
  if (item.low === item.high) return write(item.low);
  return words.t('score.range', { low: write(item.low), high: write(item.high) });
}

/** What an item that is still open can do: `adds 0 to 2`, `can still move it`. */
export function openItemWords(item: ScoreItem, unit: ScoreResult['unit'], words: Words): string {
  if (unit === 'probability') return words.t('score.missingMoves');
  return words.t('score.missingAdds', { range: itemContribution(item, unit, words) });
}
