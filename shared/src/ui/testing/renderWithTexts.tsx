import { render, type RenderResult } from '@testing-library/react';
import type { ReactElement } from 'react';
import { I18nextProvider } from 'react-i18next';
import { createI18n } from '../i18n/createI18n.ts';
import type { Language } from '../i18n/language.ts';

/** Renders a shared component with the texts that it needs. */
export function renderWithTexts(element: ReactElement, language: Language = 'en'): RenderResult {
  const i18n = createI18n(language, { nl: {}, en: {} });
  return render(element, {
    wrapper: ({ children }) => <I18nextProvider i18n={i18n}>{children}</I18nextProvider>,
  });
}
