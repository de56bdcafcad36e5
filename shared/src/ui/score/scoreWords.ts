import type { TFunction } from 'i18next';
import type { ScoreItem, ScoreOutcome, ScoreResult } from '../../domain/score.ts';
import type { Format } from '../i18n/format.ts';
import { SCORE_SCALES } from './scoreScale.ts';

export type Words = { t: TFunction<'shared'>; format: Format };
type Numbered = Exclude<ScoreOutcome, { kind: 'not-applicable' }>;

/** A code in words; a code of a newer model that has none yet is shown as it is, never dropped. */
export function codeWords(kind: 'band' | 'item' | 'reason' | 'endpoint', code: string, { t }: Words): string {
  return t(`score.${kind}.${code}`, { defaultValue: code });
}

/** `4`, `4 to 6`, `1.3 %`, `1.3 % to 23.0 %`. */
export function outcomeValue(outcome: Numbered, unit: ScoreResult['unit'], words: Words): string {
  const write = (value: number) =>
    unit === 'points' ? words.format.number(value) : words.format.percent(value * 100);
  if (outcome.kind === 'value') return write(outcome.value);
  return words.t('score.range', { low: write(outcome.low), high: write(outcome.high) });
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

/** What an item adds: `1`, `0 to 2`, `+1.42`. */
export function itemContribution({ low, high }: ScoreItem, unit: ScoreResult['unit'], words: Words): string {
  const write = (value: number) => words.format.number(value, unit === 'points' ? 0 : 2);
  return low === high ? write(low) : words.t('score.range', { low: write(low), high: write(high) });
}
