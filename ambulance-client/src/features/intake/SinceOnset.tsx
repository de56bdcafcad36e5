import type { Instant } from '@smart-triage/shared/time/instant';
import { useTranslation } from 'react-i18next';
import { sinceOnset } from './symptomOnset.ts';

/** How long it has been, as it is said: minutes under an hour, then hours and minutes. */
export function SinceOnset({ onset, now }: { onset: Instant; now: Instant }) {
  const { t } = useTranslation();
  const { hours, minutes } = sinceOnset(onset, now);
  if (hours === 0) return t('intake.onset.minutesAgo', { count: minutes });
  return t('intake.onset.hoursMinutesAgo', { hours, minutes });
}
