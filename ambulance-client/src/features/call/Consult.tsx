import type { OpenOffer } from '@smart-triage/shared/domain/consult';
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
  /** `false`: it is as it was when the link was lost. */
  isLinked: boolean;
  clock: Clock;
  onRequest: () => void;
  onWithdraw: () => void;
};

/** From asking for a cardiologist to seeing who is there. */
export function Consult({ consult, isLinked, clock, onRequest, onWithdraw }: ConsultProps) {
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
      return (
        <p className={styles['consult']} role="status">
          {t(isLinked ? 'call.consult.onTheWay' : 'call.consult.waits')}
        </p>
      );
    case 'asked':
      return <Asked asked={consult} isLinked={isLinked} clock={clock} onWithdraw={onWithdraw} />;
    case 'joined':
      return <Joined {...consult} isLinked={isLinked} />;
    case 'left':
      return (
        <div className={styles['asked']}>
          <p className={styles['consult']}>{t('call.consult.left', { name: consult.holder.name })}</p>
          <Offer offer={consult.offer} isLinked={isLinked} />
        </div>
      );
  }
}

type AskedProps = {
  asked: Extract<ConsultState, { kind: 'asked' }>;
} & Pick<ConsultProps, 'isLinked' | 'clock' | 'onWithdraw'>;

/** At whom it rings, and whether it stood on their screen: what the server knows of it, not that somebody looks. */
function Asked({
  asked: { since, released, ringing, isWithdrawing },
  isLinked,
  clock,
  onWithdraw,
}: AskedProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const now = useNow(clock, LOOK_EVERY_MS);
  return (
    <div className={styles['asked']}>
      <p className={styles['consult']}>
        <Badge tone="waiting">{t('call.consult.asked')}</Badge> {format.stopwatch(ageMs(since, now))}
      </p>
      {released && <p>{t(`call.consult.again.${released.cause}`, { name: released.by.name })}</p>}
      {!isLinked ? (
        <p role="alert">{t('call.consult.cut')}</p>
      ) : ringing.length === 0 ? (
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

type JoinedProps = Extract<ConsultState, { kind: 'joined' }> & Pick<ConsultProps, 'isLinked'>;

/** Who is there and who has the consult: mostly one and the same, and then said once. */
function Joined({ consultants, holder, offer, isLinked }: JoinedProps) {
  const { t } = useTranslation();
  const names = consultants.map(({ name }) => name);
  const held = holder && t('call.consult.holder', { name: holder.name });
  const isAlone = holder !== null && consultants.length === 1 && consultants[0]?.id === holder.id;
  return (
    <div className={styles['asked']}>
      <p className={styles['consult']}>
        <Badge tone={isLinked ? 'live' : 'stale'}>
          {t(isLinked ? 'call.consult.joined' : 'call.consult.joinedBefore')}
        </Badge>{' '}
        <strong>{isAlone ? held : names.join(', ')}</strong>
      </p>
      {!isAlone && held && <p>{held}</p>}
      <Offer offer={offer} isLinked={isLinked} />
    </div>
  );
}

/** [CO4] [CO8] Who is asked too; without a link that is not known any more. */
function Offer({ offer, isLinked }: { offer: OpenOffer | null; isLinked: boolean }) {
  const { t } = useTranslation();
  if (!offer || !isLinked) return null;
  const words = t(`call.consult.${offer.isGone ? 'offerGone' : 'offerRings'}`, { name: offer.to.name });
  return <p role={offer.isGone ? 'alert' : undefined}>{words}</p>;
}
