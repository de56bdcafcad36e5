import type * as shared from '@smart-triage/shared/ui/preferences.ts';

export const THEMES = ['day', 'night'] as const;
export const THEME_CHOICE = { themes: THEMES, key: 'smart-triage.tablet-theme' } as const;
export type PreferenceStore = shared.PreferenceStore<(typeof THEMES)[number]>;
