import type { PointsRange } from '@smart-triage/shared/domain/hearOpinion';
import type { TFunction } from 'i18next';

/** `4`, or `4 to 6` while something is missing. */
export function rangeWords(
  { low, high }: PointsRange,
  t: TFunction,
  number: (value: number) => string,
): string {
  return low === high ? number(low) : t('hear.range', { low: number(low), high: number(high) });
}
