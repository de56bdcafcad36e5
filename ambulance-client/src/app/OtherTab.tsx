import { Banner } from '@smart-triage/shared/ui/Banner';
import { Button } from '@smart-triage/shared/ui/Button';
import { useTranslation } from 'react-i18next';
import styles from './App.module.css';

export type OtherTabProps = {
  /** The other tab has let go. */
  isFree: boolean;
  onTakeOver: () => void;
};

/** All that a second tab shows. While the first one lives there is nothing to press. */
export function OtherTab({ isFree, onTakeOver }: OtherTabProps) {
  const { t } = useTranslation();
  const state = isFree ? 'free' : 'elsewhere';
  return (
    <main className={styles['centre']}>
      <Banner
        tone="technical"
        title={t(`otherTab.${state}.title`)}
        actions={
          isFree && (
            <Button variant="primary" onClick={onTakeOver}>
              {t('otherTab.takeOver')}
            </Button>
          )
        }
      >
        {t(`otherTab.${state}.text`)}
      </Banner>
    </main>
  );
}
