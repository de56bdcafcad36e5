import { createStore, type Readable } from '../client/store.ts';
import { detectLanguage, type Language, savedLanguage, saveLanguage } from './i18n/language.ts';

export type Preferences<Theme extends string> = { readonly language: Language; readonly theme: Theme };

export type PreferenceStore<Theme extends string> = Readable<Preferences<Theme>> & {
  setLanguage: (language: Language) => void;
  setTheme: (theme: Theme) => void;
};

/** Which themes a page has, the one that it starts with first, and under which name the browser keeps the choice. */
export type ThemeChoice<Theme extends string> = { themes: readonly [Theme, ...Theme[]]; key: string };

/** How this browser was left: nothing about patients or people. */
export function createPreferences<Theme extends string>(
  { themes, key }: ThemeChoice<Theme>,
  storage: Pick<Storage, 'getItem' | 'setItem'>,
  browserLanguages: readonly string[],
): PreferenceStore<Theme> {
  const saved = storage.getItem(key);
  const store = createStore<Preferences<Theme>>({
    language: detectLanguage(savedLanguage(storage), browserLanguages),
    theme: themes.find((theme) => theme === saved) ?? themes[0],
  });
  return {
    getSnapshot: store.getSnapshot,
    subscribe: store.subscribe,
    setLanguage: (language) => {
      saveLanguage(storage, language);
      store.set({ ...store.getSnapshot(), language });
    },
    setTheme: (theme) => {
      storage.setItem(key, theme);
      store.set({ ...store.getSnapshot(), theme });
    },
  };
}
