import type { DestinationReason, RankedDestination } from '@smart-triage/shared/domain/destinations';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { useTranslation } from 'react-i18next';

/** Why a destination ranks where it does, what speaks against it first, with the count of its beds, and how far it is. */
export function useReasonWords(): (destination: RankedDestination) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ hospital, reasons, distanceKm, capacity }) => {
    const count = capacity.cardiacBeds?.value ?? 0;
    const words = reasons.map((reason) => t(`destinations.reason.${reason}`, { count }));
    // Where the patient needs no catheter room, that there is one still tells the hospitals apart.
    if (hospital.pciCentre && !reasons.some(isAboutPci)) words.push(t('destinations.reason.pci'));
    if (distanceKm !== null)
      words.push(t('destinations.distance', { distance: format.withUnit(distanceKm, 'km') }));
    return words.join(' · ');
  };
}

function isAboutPci(reason: DestinationReason): boolean {
  return reason === 'pci' || reason === 'no-pci';
}
