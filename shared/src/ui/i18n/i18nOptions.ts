/** How i18next works in both apps: texts are plain words that React escapes, and those without a namespace are the app's own. */
export const I18N_OPTIONS = {
  defaultNS: 'app',
  initAsync: false,
  interpolation: { escapeValue: false },
} as const;
