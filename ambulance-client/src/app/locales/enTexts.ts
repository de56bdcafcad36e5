import type { LanguageTexts } from '@smart-triage/shared/ui/i18n/lazyI18n.ts';
import { en as shared } from '@smart-triage/shared/ui/locales/en.ts';
import { en as app } from './en.ts';

/** All that the page says in English: a file of its own in the built page. */
export const enTexts: LanguageTexts = { app, shared };
