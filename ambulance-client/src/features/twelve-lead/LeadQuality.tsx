import type { EcgQuality } from '@smart-triage/shared/domain/ecgAnalysis';
import { type Lead, STANDARD_LEADS } from '@smart-triage/shared/ecg/leads';
import { Badge } from '@smart-triage/shared/ui/Badge';
import { EmptyState } from '@smart-triage/shared/ui/EmptyState';
import { Panel } from '@smart-triage/shared/ui/Panel';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import { hintWords } from './electrodeWords.ts';
import styles from './twelveLead.module.css';
import type { LiveQuality, TwelveLeadModel } from './twelveLeadModel.ts';

const TONE = { good: 'done', disturbed: 'waiting', off: 'stale' } as const;

/** How good each lead is now, and which electrode to check for those that are not. */
export function LeadQuality({ model }: { model: TwelveLeadModel }) {
  const { t } = useTranslation();
  const { live } = useSnapshot(model);
  return (
    <Panel title={t('leadQuality.title')}>
      {live ? (
        <Leads live={live} />
      ) : (
        <EmptyState title={t('leadQuality.none')}>{t('leadQuality.noneHint')}</EmptyState>
      )}
    </Panel>
  );
}

function Leads({ live: { quality, hints } }: { live: LiveQuality }) {
  const { t } = useTranslation();
  return (
    <>
      {hints.length > 0 && (
        <ul className={styles['hints']} aria-label={t('leadQuality.check')}>
          {hints.map((hint) => (
            <li key={`${hint.check} ${hint.electrodes.join()}`}>{hintWords(hint, t)}</li>
          ))}
        </ul>
      )}
      <ul className={styles['leads']} aria-label={t('leadQuality.title')}>
        {STANDARD_LEADS.map((lead) => (
          <li key={lead} data-state={stateOf(quality, lead)}>
            <Badge tone={TONE[stateOf(quality, lead)]}>
              {lead} {t(`leadQuality.state.${stateOf(quality, lead)}`)}
            </Badge>
          </li>
        ))}
      </ul>
    </>
  );
}

/** A lead that cannot be used is off, whether it was measured or should have been computed. */
function stateOf({ leads }: EcgQuality, lead: Lead): keyof typeof TONE {
  const problems = leads[lead] ?? [];
  if (problems.length === 0) return 'good';
  const isOff = problems.some((problem) => ['missing', 'flat', 'saturated'].includes(problem));
  return isOff ? 'off' : 'disturbed';
}
