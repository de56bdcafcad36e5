import { createInstance, type i18n, type ResourceLanguage } from 'i18next';
import { en } from '../locales/en.ts';
import { nl } from '../locales/nl.ts';
import { I18N_OPTIONS } from './i18nOptions.ts';
import type { Language } from './language.ts';
import { rememberTexts } from './rememberTexts.ts';

/** An app's own texts, one tree for each language. */
export type Catalogues = Record<Language, ResourceLanguage[string]>;

/**
 * The i18next instance of one app with all languages in it: its own texts under the default namespace `app`, those of the shared components under `shared`.
 * Ready when it returns. Goes into `<I18nextProvider i18n={…}>`; nothing here is global.
 */
export function createI18n(language: Language, app: Catalogues): i18n {
  const instance = createInstance();
  void instance.init({
    ...I18N_OPTIONS,
    lng: language,
    fallbackLng: 'en',
    resources: { nl: { app: app.nl, shared: nl }, en: { app: app.en, shared: en } },
  });
  rememberTexts(instance);
  return instance;
}
