import { Button } from '@smart-triage/shared/ui/Button';
import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../lib/useSnapshot.ts';
import type { PreferenceStore } from './preferences.ts';

/** Day or night, Dutch or English: one press each. */
export function Preferences({ store }: { store: PreferenceStore }) {
  const { t } = useTranslation();
  const { language, theme } = useSnapshot(store);
  return (
    <>
      <Button
        onClick={() => {
          store.setTheme(theme === 'day' ? 'night' : 'day');
        }}
      >
        {t(theme === 'day' ? 'preferences.toNight' : 'preferences.toDay')}
      </Button>
      <Button
        lang={language === 'nl' ? 'en' : 'nl'}
        onClick={() => {
          store.setLanguage(language === 'nl' ? 'en' : 'nl');
        }}
      >
        {t('preferences.otherLanguage')}
      </Button>
    </>
  );
}
