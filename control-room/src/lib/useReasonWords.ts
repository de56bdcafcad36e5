import type { RankedDestination } from '@smart-triage/shared/domain/destinations';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { useTranslation } from 'react-i18next';

/** Why a destination ranks where it does, what speaks against it first, and how far it is. */
export function useReasonWords(): (destination: RankedDestination) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ reasons, distanceKm }) => {
    const words = reasons.map((reason) => t(`destinations.reason.${reason}`));
    if (distanceKm !== null)
      words.push(t('destinations.distance', { distance: format.withUnit(distanceKm, 'km') }));
    return words.join(' · ');
  };
}
