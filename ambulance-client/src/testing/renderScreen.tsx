import { createI18n } from '@smart-triage/shared/ui/i18n/createI18n.ts';
import type { Language } from '@smart-triage/shared/ui/i18n/language.ts';
import { render, type RenderResult } from '@testing-library/react';
import type { ReactElement } from 'react';
import { I18nextProvider } from 'react-i18next';
import { en } from '../app/locales/en.ts';
import { nl } from '../app/locales/nl.ts';

/** Renders a piece of the tablet with its texts. */
export function renderScreen(element: ReactElement, language: Language = 'en'): RenderResult {
  const texts = createI18n(language, { nl, en });
  return render(element, {
    wrapper: ({ children }) => <I18nextProvider i18n={texts}>{children}</I18nextProvider>,
  });
}
