import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { createFormat, type Format } from './format.ts';
import { isLanguage } from './language.ts';

/** The formats of the language on the screen. */
export function useFormat(timeZone?: string): Format {
  const { language } = useTranslation('shared').i18n;
  return useMemo(() => createFormat(isLanguage(language) ? language : 'en', timeZone), [language, timeZone]);
}
