import { createInstance, type i18n, type ResourceLanguage } from 'i18next';
import { I18N_OPTIONS } from './i18nOptions.ts';
import type { Language } from './language.ts';
import { rememberTexts } from './rememberTexts.ts';

/** Everything that one language says: an app's own texts and those of the shared components. */
export type LanguageTexts = Record<'app' | 'shared', ResourceLanguage[string]>;

/** Fetches a language. Rejects while it cannot be had. */
export type TextLoaders = Record<Language, () => Promise<LanguageTexts>>;

export type SpokenTexts = {
  i18n: i18n;
  /** Goes over to a language once its texts are there; until then, and when they do not come, the page says what it said before. */
  speak: (language: Language) => Promise<void>;
};

/** Texts of which nobody loads more than the one language they read. Says nothing before the first `speak` has resolved. */
export function createLazyI18n(loaders: TextLoaders): SpokenTexts {
  const i18n = createInstance();
  void i18n.init({ ...I18N_OPTIONS, ns: ['app', 'shared'], fallbackLng: false, resources: {} });
  rememberTexts(i18n);
  let wanted: Language | null = null;
  const speak = async (language: Language): Promise<void> => {
    wanted = language;
    if (!i18n.hasResourceBundle(language, 'app')) {
      const { app, shared } = await loaders[language]();
      i18n.addResourceBundle(language, 'shared', shared);
      i18n.addResourceBundle(language, 'app', app);
    }
    // Who has chosen again meanwhile gets the last choice, whichever of the two came first.
    if (wanted === language) await i18n.changeLanguage(language);
  };
  return { i18n, speak };
}
