import type { TFunction } from 'i18next';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** An age in words, as coarse as it is useful: "now" under 2 s, seconds to 2 min, then minutes, hours with minutes, days. */
export function ageWords(ageMs: number, t: TFunction<'shared'>): string {
  if (ageMs < 2 * SECOND) return t('age.now');
  if (ageMs < 2 * MINUTE) return t('age.seconds', { count: Math.floor(ageMs / SECOND) });
  if (ageMs < HOUR) return t('age.minutes', { count: Math.floor(ageMs / MINUTE) });
  if (ageMs < DAY) {
    const minutes = Math.floor((ageMs % HOUR) / MINUTE);
    return t('age.hours', { hours: Math.floor(ageMs / HOUR), minutes });
  }
  return t('age.days', { count: Math.floor(ageMs / DAY) });
}
