import type { Language } from '@smart-triage/shared/ui/i18n/language.ts';
import type { THEMES } from './preferences.ts';

type Appearance = { readonly theme?: (typeof THEMES)[number]; readonly language?: Language };

/** Theme and language reach the document itself, so that colours, fonts and screen readers follow. */
export function setAppearance(root: HTMLElement, { theme, language }: Appearance): void {
  if (theme !== undefined) root.dataset['theme'] = theme;
  if (language !== undefined) root.lang = language;
}
