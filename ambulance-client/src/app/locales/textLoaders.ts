import type { TextLoaders } from '@smart-triage/shared/ui/i18n/lazyI18n.ts';

/** Nobody waits for the language that they do not read. */
export const TEXT_LOADERS: TextLoaders = {
  nl: async () => (await import('./nlTexts.ts')).nlTexts,
  en: async () => (await import('./enTexts.ts')).enTexts,
};
