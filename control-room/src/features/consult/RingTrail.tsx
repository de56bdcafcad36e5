import type { Consult, ConsultRing } from '@smart-triage/shared/domain/consult';
import { Badge } from '@smart-triage/shared/ui/Badge';
import { classesOf } from '@smart-triage/shared/ui/classesOf.ts';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { useTranslation } from 'react-i18next';
import styles from './Consult.module.css';

const css = classesOf(styles);

/** Who was told, when and why; on whose screen it stood; and what they answered: each only as far as it is a fact. */
export function RingTrail({ consult }: { consult: Consult }) {
  const { t } = useTranslation();
  if (consult.rings.length === 0) return <p className={css('quiet')}>{t('consult.nobodyTold')}</p>;
  return (
    <ul className={css('trail')} aria-label={t('consult.told')}>
      {consult.rings.map((ring) => (
        <li key={ring.person.id} className={css('ring')}>
          <strong>{ring.person.name}</strong>
          <RingFacts ring={ring} />
          {consult.holder?.person.id === ring.person.id && <Badge tone="done">{t('consult.took')}</Badge>}
        </li>
      ))}
    </ul>
  );
}

function RingFacts({ ring: { at, why, seenAt, declined, goneAt } }: { ring: ConsultRing }) {
  const { t } = useTranslation();
  const { time } = useFormat();
  return (
    <span className={css('facts')}>
      <span>{t('consult.toldAt', { time: time(at), why: t(`consult.why.${why}`) })}</span>
      <Badge tone={seenAt === null ? 'waiting' : 'done'}>
        {seenAt === null ? t('consult.notSeen') : t('consult.seenAt', { time: time(seenAt) })}
      </Badge>
      {goneAt !== null && <Badge tone="stale">{t('consult.goneAt', { time: time(goneAt) })}</Badge>}
      {declined && (
        <span>
          {t('consult.declinedAt', { time: time(declined.at) })}
          {declined.reason !== '' && `: ${declined.reason}`}
        </span>
      )}
    </span>
  );
}
