import type { Viewer } from '@smart-triage/shared/protocol/media';
import { Badge } from '@smart-triage/shared/ui/Badge';
import { useTranslation } from 'react-i18next';
import styles from './CallPanel.module.css';

/** [CO7] Who gets picture and sound of this tablet now. Nothing while this tablet cannot know it. */
export function Viewers({ viewers }: { viewers: readonly Viewer[] | null }) {
  const { t } = useTranslation();
  if (viewers === null || viewers.length === 0) return null;
  return (
    <ul className={styles['viewers']} aria-label={t('call.viewers.label')}>
      {viewers.map(({ person, getsPicture, getsSound }) => (
        <li key={person.id} className={styles['viewer']}>
          <span>{person.name}</span>
          <Badge tone={getsPicture ? 'live' : 'waiting'}>
            {t(getsPicture ? 'call.viewers.picture' : 'call.viewers.noPicture')}
          </Badge>
          <Badge tone={getsSound ? 'live' : 'waiting'}>
            {t(getsSound ? 'call.viewers.sound' : 'call.viewers.noSound')}
          </Badge>
        </li>
      ))}
    </ul>
  );
}
