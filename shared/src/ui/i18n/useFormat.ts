import { useTranslation } from 'react-i18next';
import { createFormat, type Format } from './format.ts';
import { isLanguage } from './language.ts';

/** One for each language and zone: to make one takes longer than to draw what it is for. */
const formats = new Map<string, Format>();

/** The formats of the language on the screen. */
export function useFormat(timeZone?: string): Format {
  const { language } = useTranslation('shared').i18n;
  const key = `${language} ${timeZone ?? ''}`;
  const format = formats.get(key) ?? createFormat(isLanguage(language) ? language : 'en', timeZone);
  formats.set(key, format);
  return format;
}
