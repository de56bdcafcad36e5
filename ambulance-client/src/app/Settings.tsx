import { Button } from '@smart-triage/shared/ui/Button';
import { Dialog } from '@smart-triage/shared/ui/Dialog';
import { LANGUAGES } from '@smart-triage/shared/ui/i18n/language.ts';
import { SegmentedChoice } from '@smart-triage/shared/ui/SegmentedChoice';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../lib/useSnapshot.ts';
import styles from './Settings.module.css';
import { type PreferenceStore, THEME_WISHES } from './preferences.ts';

/** Light for the road or for the night, by the sensor or by hand, and the language: kept on the tablet. */
export function Settings({ store }: { store: PreferenceStore }) {
  const { t } = useTranslation();
  const { language, theme } = useSnapshot(store);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        aria-label={t('settings.title')}
        onClick={() => {
          setIsOpen(true);
        }}
      >
        <Gear />
      </Button>
      {isOpen && (
        <Dialog
          title={t('settings.title')}
          onClose={() => {
            setIsOpen(false);
          }}
        >
          <div className={styles['settings']}>
            <SegmentedChoice
              withoutNotKnown
              legend={t('settings.theme')}
              options={THEME_WISHES.map((value) => ({ value, label: t(`settings.${value}`) }))}
              value={theme}
              onChange={(chosen) => {
                if (chosen) store.setTheme(chosen);
              }}
            />
            <SegmentedChoice
              withoutNotKnown
              legend={t('settings.language')}
              options={LANGUAGES.map((value) => ({ value, label: t(`settings.${value}`) }))}
              value={language}
              onChange={(chosen) => {
                if (chosen) store.setLanguage(chosen);
              }}
            />
          </div>
        </Dialog>
      )}
    </>
  );
}

function Gear() {
  return (
    <svg className={styles['gear']} viewBox="0 0 24 24" aria-hidden>
      <circle cx="12" cy="12" r="3.5" />
      <path d="M12 2.5v4m0 11v4M2.5 12h4m11 0h4M5.3 5.3l2.8 2.8m7.8 7.8 2.8 2.8m0-13.4-2.8 2.8m-7.8 7.8-2.8 2.8" />
    </svg>
  );
}
