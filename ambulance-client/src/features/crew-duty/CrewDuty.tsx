import { Button } from '@smart-triage/shared/ui/Button';
import { Dialog } from '@smart-triage/shared/ui/Dialog';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DutyKeeper } from '../../lib/crew/dutyKeeper.ts';
import { useSnapshot } from '../../lib/useSnapshot.ts';
import styles from './CrewDuty.module.css';
import { PinEntry } from './PinEntry.tsx';

/** Whose entries these are, and the way to change that. Nothing waits for it: an emergency starts without a name, and the record says so. */
export function CrewDuty({ duty }: { duty: DutyKeeper }) {
  const { t } = useTranslation();
  const current = useSnapshot(duty.state);
  const [isOpen, setIsOpen] = useState(false);
  const close = (): void => {
    setIsOpen(false);
  };
  return (
    <div className={styles['duty']}>
      <p role="status">{current ? t('duty.on', { name: current.person.name }) : t('duty.nobody')}</p>
      <Button
        onClick={() => {
          setIsOpen(true);
        }}
      >
        {t(current ? 'duty.change' : 'duty.signIn')}
      </Button>
      {isOpen && (
        <Dialog title={t('duty.title')} onClose={close}>
          <PinEntry duty={duty} onDone={close} />
          {current && (
            <Button
              onClick={() => {
                duty.signOut();
                close();
              }}
            >
              {t('duty.signOut', { name: current.person.name })}
            </Button>
          )}
          <p>{t('duty.without')}</p>
        </Dialog>
      )}
    </div>
  );
}
