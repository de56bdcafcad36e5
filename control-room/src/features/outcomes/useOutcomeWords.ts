import type { FollowUp } from '@smart-triage/shared/domain/followUp';
import { useTranslation } from 'react-i18next';

/** An outcome as people read it. That nothing happened is said, and by whom; that it is not known is not the same. */
export function useOutcomeWords(): (outcome: FollowUp) => string {
  const { t } = useTranslation();
  return (outcome) => {
    if (outcome.kind === 'lost') return t(`outcomes.lost.${outcome.reason}`);
    const source = t(`outcomes.source.${outcome.source}`);
    const events = outcome.events.map((event) => t(`outcomes.event.${event}`)).join(', ');
    return t('outcomes.said', { events: events === '' ? t('outcomes.noEvent') : events, source });
  };
}
