import type { CrewFactState } from '@smart-triage/shared/domain/crewFacts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { useTranslation } from 'react-i18next';

/** When the crew expects to be at the hospital, and when it said so; nobody else tells a tablet. */
export function ArrivalWord({ arrival }: Pick<CrewFactState, 'arrival'>) {
  const { t } = useTranslation();
  const { time } = useFormat();
  return arrival
    ? t('transport.expected', { time: time(arrival.arrivalAt), at: time(arrival.at) })
    : t('transport.notSaid');
}
