import { BAND_HZ, type FilterBand } from '@smart-triage/shared/ui/ecg/sheet/filterBand.ts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { useTranslation } from 'react-i18next';

/** The band as it is printed beside a trace: in Hz, and whether ST can be read in it. */
export function useBandWords(): (band: FilterBand) => string {
  const { t } = useTranslation();
  const { number } = useFormat();
  return (band) => {
    if (band === 'recorded') return t('workstation.band.recorded');
    const { lowHz, highHz } = BAND_HZ[band];
    return t(`workstation.band.${band}`, {
      low: number(lowHz, band === 'diagnostic' ? 2 : 1),
      high: number(highHz),
    });
  };
}
