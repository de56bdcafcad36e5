import { createStore, type Readable } from '@smart-triage/shared/client/store';
import {
  detectLanguage,
  type Language,
  savedLanguage,
  saveLanguage,
} from '@smart-triage/shared/ui/i18n/language.ts';

/** `day` is the light theme of the tokens. */
export const THEMES = ['dark', 'day'] as const;
export type Theme = (typeof THEMES)[number];
export type Preferences = { language: Language; theme: Theme };

export type PreferenceStore = Readable<Preferences> & {
  setLanguage: (language: Language) => void;
  setTheme: (theme: Theme) => void;
};

const THEME_KEY = 'smart-triage.control-room.theme';
type PreferenceStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** How this browser was left: nothing about patients or people. */
export function createPreferences(storage: PreferenceStorage, preferred: readonly string[]): PreferenceStore {
  const store = createStore<Preferences>({
    language: detectLanguage(savedLanguage(storage), preferred),
    theme: storage.getItem(THEME_KEY) === 'day' ? 'day' : 'dark',
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
