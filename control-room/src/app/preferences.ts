import type * as shared from '@smart-triage/shared/ui/preferences.ts';

/** `day` is the light theme of the tokens. A control room starts in the dark. */
export const THEMES = ['dark', 'day'] as const;
export const THEME_CHOICE = { themes: THEMES, key: 'smart-triage.control-room.theme' } as const;
export type PreferenceStore = shared.PreferenceStore<(typeof THEMES)[number]>;
