import type { Clock } from '@smart-triage/shared/time/clock';
import { ageMs } from '@smart-triage/shared/time/instant';
import { Badge } from '@smart-triage/shared/ui/Badge';
import { Button } from '@smart-triage/shared/ui/Button';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { useNow } from '@smart-triage/shared/ui/useNow.ts';
import { useTranslation } from 'react-i18next';
import styles from './CallPanel.module.css';
import type { ConsultState } from './callModel.ts';

const LOOK_EVERY_MS = 1000;

type ConsultProps = { consult: ConsultState; clock: Clock; onRequest: () => void };

/** From asking for a cardiologist to seeing who is there. */
export function Consult({ consult, clock, onRequest }: ConsultProps) {
  const { t } = useTranslation();
  switch (consult.kind) {
    case 'not-asked':
      return (
        <Button
          variant="primary"
          onClick={onRequest}
          refusal={consult.refusal === null ? undefined : t('call.consult.closed')}
        >
          {t('call.consult.request')}
        </Button>
      );
    case 'on-the-way':
      return <p className={styles['consult']}>{t('call.consult.onTheWay')}</p>;
    case 'asked':
      return <Asked since={consult.since} clock={clock} />;
    case 'joined':
      return (
        <p className={styles['consult']}>
          <Badge tone="live">{t('call.consult.joined')}</Badge>{' '}
          <strong>{consult.consultants.map(({ name }) => name).join(', ')}</strong>
        </p>
      );
    case 'left':
      return <p className={styles['consult']}>{t('call.consult.left')}</p>;
  }
}

function Asked({ since, clock }: { since: Extract<ConsultState, { kind: 'asked' }>['since']; clock: Clock }) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(clock, LOOK_EVERY_MS);
  return (
    <p className={styles['consult']}>
      <Badge tone="waiting">{t('call.consult.asked')}</Badge> {format.stopwatch(ageMs(since, now))}
    </p>
  );
}
