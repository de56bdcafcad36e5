import type * as shared from '@smart-triage/shared/ui/preferences.ts';

/** What is drawn. */
export const THEMES = ['day', 'night'] as const;
/** What a crew chooses: by the light around the tablet, unless a hand says otherwise. */
export const THEME_WISHES = ['auto', ...THEMES] as const;
export const THEME_CHOICE = { themes: THEME_WISHES, key: 'smart-triage.tablet-theme' } as const;
export type PreferenceStore = shared.PreferenceStore<(typeof THEME_WISHES)[number]>;
