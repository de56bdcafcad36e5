import { Badge } from '@smart-triage/shared/ui/Badge';
import { Button } from '@smart-triage/shared/ui/Button';
import { useTranslation } from 'react-i18next';
import styles from './CaseStart.module.css';

export type CaseStartProps = {
  unit: string;
  isLinked: boolean;
  /** Something of a case that was left is not (certainly) with the server. */
  isEarlierWaiting: boolean;
  onStart: (kind: 'real' | 'simulated') => void;
};

/** One large button: everything about the patient can follow later. */
export function CaseStart({ unit, isLinked, isEarlierWaiting, onStart }: CaseStartProps) {
  const { t } = useTranslation();
  return (
    <div className={styles['start']}>
      <header className={styles['header']}>
        <h1 className={styles['title']}>{unit}</h1>
        <Badge tone={isLinked ? 'live' : 'stale'}>{t(isLinked ? 'link.good' : 'link.none')}</Badge>
      </header>
      {isEarlierWaiting && <p role="status">{t('start.earlierWaits')}</p>}
      <button
        type="button"
        className={styles['main']}
        onClick={() => {
          onStart('real');
        }}
      >
        <span className={styles['act']}>{t('start.startCase')}</span>
        <span>{t(isLinked ? 'start.startHint' : 'start.startHintOffline')}</span>
      </button>
      <div className={styles['practice']}>
        <Button
          onClick={() => {
            onStart('simulated');
          }}
        >
          {t('start.practice')}
        </Button>
        <p>{t('start.practiceHint')}</p>
      </div>
      <p className={styles['notice']} role="note">
        {t('start.researchUse')}
      </p>
    </div>
  );
}
