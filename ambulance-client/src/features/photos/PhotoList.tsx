import { Badge } from '@smart-triage/shared/ui/Badge';
import { useFormat } from '@smart-triage/shared/ui/i18n/useFormat.ts';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import type { PhotoModel } from './photoModel.ts';
import styles from './photos.module.css';

/** What was taken, and which of it the control room can see. */
export function PhotoList({ model }: { model: PhotoModel }) {
  const { t } = useTranslation();
  const { time } = useFormat();
  const { waiting, stored } = useSnapshot(model);
  return (
    <ul className={styles['list']} aria-label={t('photo.list')}>
      {waiting.map(({ photoId, kind, sent, parts }) => (
        <li key={photoId}>
          {t(`photo.kind.${kind}`)}{' '}
          <Badge tone="waiting">{t('photo.waiting', { percent: Math.floor((100 * sent) / parts) })}</Badge>
        </li>
      ))}
      {stored.map(({ photoId, kind, takenAt }) => (
        <li key={photoId}>
          {t(`photo.kind.${kind}`)} {time(takenAt)} <Badge tone="done">{t('photo.stored')}</Badge>
        </li>
      ))}
    </ul>
  );
}
