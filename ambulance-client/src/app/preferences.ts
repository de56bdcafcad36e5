import { createStore, type Readable } from '@smart-triage/shared/client/store';
import {
  detectLanguage,
  type Language,
  savedLanguage,
  saveLanguage,
} from '@smart-triage/shared/ui/i18n/language.ts';

export const THEMES = ['day', 'night'] as const;
export type Theme = (typeof THEMES)[number];
export type Preferences = { readonly language: Language; readonly theme: Theme };

export type PreferenceStore = Readable<Preferences> & {
  setLanguage: (language: Language) => void;
  setTheme: (theme: Theme) => void;
};

const THEME_KEY = 'smart-triage.tablet-theme';

/** What the crew chose for this tablet; kept on it. */
export function createPreferences(
  storage: Pick<Storage, 'getItem' | 'setItem'>,
  browserLanguages: readonly string[],
): PreferenceStore {
  const store = createStore<Preferences>({
    language: detectLanguage(savedLanguage(storage), browserLanguages),
    theme: storage.getItem(THEME_KEY) === 'night' ? 'night' : 'day',
  });
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    setLanguage: (language) => {
      saveLanguage(storage, language);
      store.set({ ...store.getSnapshot(), language });
    },
    setTheme: (theme) => {
      storage.setItem(THEME_KEY, theme);
      store.set({ ...store.getSnapshot(), theme });
    },
  };
}
