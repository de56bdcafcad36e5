import type { Clock } from '@smart-triage/shared/time/clock';
import { ageMs } from '@smart-triage/shared/time/instant';
import { Badge } from '@smart-triage/shared/ui/Badge';
import { Button } from '@smart-triage/shared/ui/Button';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { useNow } from '@smart-triage/shared/ui/useNow.ts';
import { useTranslation } from 'react-i18next';
import styles from './CallPanel.module.css';
import type { ConsultState } from './consultState.ts';

const LOOK_EVERY_MS = 1000;

type ConsultProps = {
  consult: ConsultState;
  clock: Clock;
  onRequest: () => void;
  onWithdraw: () => void;
};

/** From asking for a cardiologist to seeing who is there. */
export function Consult({ consult, clock, onRequest, onWithdraw }: ConsultProps) {
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
      return <Asked asked={consult} clock={clock} onWithdraw={onWithdraw} />;
    case 'joined':
      return <Joined {...consult} />;
    case 'left':
      return <p className={styles['consult']}>{t('call.consult.left', { name: consult.holder.name })}</p>;
  }
}

type AskedProps = {
  asked: Extract<ConsultState, { kind: 'asked' }>;
  clock: Clock;
  onWithdraw: () => void;
};

/** At whom it rings, and whether it stood on their screen: what the server knows of it, not that somebody looks. */
function Asked({ asked: { since, ringing, isWithdrawing }, clock, onWithdraw }: AskedProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(clock, LOOK_EVERY_MS);
  return (
    <div className={styles['asked']}>
      <p className={styles['consult']}>
        <Badge tone="waiting">{t('call.consult.asked')}</Badge> {format.stopwatch(ageMs(since, now))}
      </p>
      {ringing.length === 0 ? (
        <p role="alert">{t('call.consult.ringsNobody')}</p>
      ) : (
        <ul className={styles['viewers']} aria-label={t('call.consult.ringsAt')}>
          {ringing.map(({ person, seenAt }) => (
            <li key={person.id} className={styles['viewer']}>
              <span>{t('call.consult.rings', { name: person.name })}</span>
              <Badge tone={seenAt === null ? 'waiting' : 'done'}>
                {t(seenAt === null ? 'call.consult.notSeen' : 'call.consult.seen')}
              </Badge>
            </li>
          ))}
        </ul>
      )}
      <Button aria-busy={isWithdrawing} onClick={isWithdrawing ? undefined : onWithdraw}>
        {t(isWithdrawing ? 'call.consult.withdrawing' : 'call.consult.withdraw')}
      </Button>
    </div>
  );
}

/** Who is there and who has the consult: mostly one and the same, and then said once. */
function Joined({ consultants, holder }: Extract<ConsultState, { kind: 'joined' }>) {
  const { t } = useTranslation();
  const names = consultants.map(({ name }) => name);
  const held = holder && t('call.consult.holder', { name: holder.name });
  const isAlone = holder !== null && consultants.length === 1 && consultants[0]?.id === holder.id;
  return (
    <div className={styles['asked']}>
      <p className={styles['consult']}>
        <Badge tone="live">{t('call.consult.joined')}</Badge>{' '}
        <strong>{isAlone ? held : names.join(', ')}</strong>
      </p>
      {!isAlone && held && <p>{held}</p>}
    </div>
  );
}
