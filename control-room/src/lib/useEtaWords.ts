import type { Eta } from '@smart-triage/shared/domain/destinations';
import { useTranslation } from 'react-i18next';

/** How long to a hospital; an estimate never looks like what the crew says. */
export function useEtaWords(): (eta: Eta | null) => string {
  const { t } = useTranslation();
  return (eta) =>
    eta === null
      ? t('destinations.eta.notKnown')
      : t(`destinations.eta.${eta.from}`, { minutes: eta.minutes });
}
