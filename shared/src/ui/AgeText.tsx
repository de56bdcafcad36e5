import { useTranslation } from 'react-i18next';
import { ageMs, type Instant } from '../time/instant.ts';
import { ageWords } from './i18n/ageWords.ts';

export type AgeTextProps = {
  measuredAt: Instant;
  /** From `useNow`, on the same clock as `measuredAt`. */
  now: Instant;
};

/** How old a value is, in words. */
export function AgeText({ measuredAt, now }: AgeTextProps) {
  const { t } = useTranslation('shared');
  return <time dateTime={new Date(measuredAt).toISOString()}>{ageWords(ageMs(measuredAt, now), t)}</time>;
}
