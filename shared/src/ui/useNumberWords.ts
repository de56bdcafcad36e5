import { useTranslation } from 'react-i18next';
import { useFormat } from './i18n/useFormat.ts';
import { isUnusual, type NumberLimits } from './numberEntry.ts';

export type NumberWords = {
  /** What is possible at all. */
  range: string;
  /** What is usual; what is possible, where nothing more is known. */
  usual: string;
  /** Asks about a value that is possible and rare, by its name: with its unit, and beside what is usual. `null` for any other. */
  question: (value: number) => string | null;
};

/** What is said beside a number that is entered. */
export function useNumberWords(limits: NumberLimits, unit: string): NumberWords {
  const { t } = useTranslation('shared');
  const { number, withUnit } = useFormat();
  const { usual, decimals } = limits;
  const rangeOf = ({ min, max }: { min: number; max: number }): string =>
    t('number.range', { min: number(min, decimals), max: withUnit(max, unit, decimals) });
  return {
    range: rangeOf(limits),
    usual: rangeOf(usual ?? limits),
    question: (value) =>
      usual && isUnusual(value, limits)
        ? t('number.unlikely', { value: withUnit(value, unit, decimals), usual: rangeOf(usual) })
        : null,
  };
}
