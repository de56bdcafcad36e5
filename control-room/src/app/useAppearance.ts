import type { SpokenTexts } from '@smart-triage/shared/ui/i18n/lazyI18n.ts';
import { useEffect } from 'react';
import { useReadable } from '../lib/useReadable.ts';
import type { PreferenceStore } from './preferences.ts';

type Appearance = {
  preferences: PreferenceStore;
  speak: SpokenTexts['speak'];
  onError: (error: unknown) => void;
};

/** Language and theme as this person left them, on the whole document. */
export function useAppearance({ preferences, speak, onError }: Appearance): void {
  const { language, theme } = useReadable(preferences);
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);
  useEffect(() => {
    speak(language).then(() => {
      document.documentElement.lang = language;
    }, onError);
  }, [language, speak, onError]);
}
