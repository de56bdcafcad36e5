import { Button } from '@smart-triage/shared/ui/Button';
import { ErrorNotice } from '@smart-triage/shared/ui/ErrorNotice';
import { useTranslation } from 'react-i18next';
import styles from './App.module.css';

/** What the page cannot go on from, by what helps. */
export type ErrorScreenProps = {
  reason: 'fault' | 'no-storage' | 'old-page' | 'old-server' | 'not-admitted';
  code: string;
  onReload: () => void;
};

/** What happened, what to press, and a code to quote. What was entered is safe on the tablet, and the screen says so. */
export function ErrorScreen({ reason, code, onReload }: ErrorScreenProps) {
  const { t } = useTranslation();
  return (
    <main className={styles['centre']}>
      <ErrorNotice
        title={t(`failure.${reason}.title`)}
        code={code}
        action={
          <Button variant="primary" onClick={onReload}>
            {t('failure.reload')}
          </Button>
        }
      >
        {t(`failure.${reason}.action`)}
      </ErrorNotice>
    </main>
  );
}

export function reasonOf(code: string): ErrorScreenProps['reason'] {
  if (code === 'version-too-old') return 'old-page';
  if (code === 'version-too-new') return 'old-server';
  return code === 'not-signed-in' || code === 'not-permitted' ? 'not-admitted' : 'fault';
}
