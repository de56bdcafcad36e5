import type { i18n } from 'i18next';
import { useEffect } from 'react';
import { useReadable } from '../lib/useReadable.ts';
import type { PreferenceStore } from './preferences.ts';

/** Language and theme as this person left them, on the whole document. */
export function useAppearance(preferences: PreferenceStore, texts: i18n): void {
  const { language, theme } = useReadable(preferences);
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  useEffect(() => {
    document.documentElement.lang = language;
    void texts.changeLanguage(language);
  }, [language, texts]);
}
