import type { LanguageTexts } from '@smart-triage/shared/ui/i18n/lazyI18n.ts';
import { nl as shared } from '@smart-triage/shared/ui/locales/nl.ts';
import { nl as app } from './nl.ts';

/** All that the page says in Dutch: a file of its own in the built page. */
export const nlTexts: LanguageTexts = { app, shared };
