import { Badge } from '@smart-triage/shared/ui/Badge';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { useTranslation } from 'react-i18next';
import styles from './decision.module.css';
import type { DecisionState } from './decisionModel.ts';

export type Decided = Exclude<DecisionState, { kind: 'none' }>;

/** Where the patient goes, in one line: what the crew reads first, and reads back. */
export function DecisionHeadline({ state }: { state: Decided }) {
  const { t } = useTranslation();
  const { disposition } = state.decision;
  switch (disposition.kind) {
    case 'transport':
      return (
        <>
          {t('decision.transport', { hospital: state.hospital?.name ?? disposition.hospital })}
          {state.hospital && <span className={styles['city']}> {state.hospital.city}</span>}
        </>
      );
    case 'stay-home':
      return t('decision.stayHome');
    case 'other':
      return disposition.description;
  }
}

/** Everything that belongs to the decision: urgency, reason, who, when, and what the patient wants. */
export function DecisionDetails({ state }: { state: Decided }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { decision } = state;
  const { disposition } = decision;
  return (
    <dl className={styles['details']}>
      {disposition.kind === 'transport' && (
        <div>
          <dt>{t('decision.urgency')}</dt>
          <dd className={styles['urgency']}>
            <strong>{disposition.urgency}</strong> {t(`decision.urgencyHint.${disposition.urgency}`)}
            {state.hospital?.pciCentre && <Badge>{t('decision.pciCentre')}</Badge>}
          </dd>
        </div>
      )}
      {decision.rerouted && (
        <div>
          <dt>{t('decision.rerouted')}</dt>
          <dd>
            <strong>{decision.rerouted.reason}</strong>{' '}
            {t('decision.byAt', { name: decision.rerouted.by.name, time: format.time(decision.rerouted.at) })}
          </dd>
        </div>
      )}
      {disposition.kind === 'stay-home' && (
        <div>
          <dt>{t('decision.gp')}</dt>
          <dd>{t(disposition.gpInformed ? 'decision.gpInformed' : 'decision.gpNotInformed')}</dd>
        </div>
      )}
      <div>
        <dt>{t('decision.reason')}</dt>
        <dd>{decision.reason}</dd>
      </div>
      {decision.patientWish !== '' && (
        <div>
          <dt>{t('decision.patientWish')}</dt>
          <dd>{decision.patientWish}</dd>
        </div>
      )}
      <div>
        <dt>{t('decision.by')}</dt>
        <dd>
          {t('decision.byAt', { name: decision.decidedBy.name, time: format.time(decision.decidedAt) })}
        </dd>
      </div>
    </dl>
  );
}
