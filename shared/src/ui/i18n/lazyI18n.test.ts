import { describe, expect, it, vi } from 'vitest';
import { createLazyI18n, type LanguageTexts } from './lazyI18n.ts';

const dutch: LanguageTexts = { app: { board: 'Open inzetten' }, shared: { hold: 'Vasthouden' } };
const english: LanguageTexts = { app: { board: 'Open cases' }, shared: { hold: 'Hold' } };

describe('texts of which one language is fetched', () => {
  it('say both namespaces of the language that was asked for, and fetch no other', async () => {
    const en = vi.fn(() => Promise.resolve(english));
    const { i18n, speak } = createLazyI18n({ nl: () => Promise.resolve(dutch), en });
    await speak('nl');
    expect([i18n.t('board'), i18n.t('hold', { ns: 'shared' })]).toEqual(['Open inzetten', 'Vasthouden']);
    expect(en).not.toHaveBeenCalled();
  });

  it('fetch a language once, however often somebody goes over to it', async () => {
    const en = vi.fn(() => Promise.resolve(english));
    const { i18n, speak } = createLazyI18n({ nl: () => Promise.resolve(dutch), en });
    for (const language of ['nl', 'en', 'nl', 'en'] as const) await speak(language);
    expect(i18n.t('board')).toBe('Open cases');
    expect(en).toHaveBeenCalledOnce();
  });

  it('stay what they were when a language does not come, and ask for it again', async () => {
    let isThere = false;
    const en = () => (isThere ? Promise.resolve(english) : Promise.reject(new Error('no link')));
    const { i18n, speak } = createLazyI18n({ nl: () => Promise.resolve(dutch), en });
    await speak('nl');
    await expect(speak('en')).rejects.toThrow('no link');
    expect(i18n.t('board')).toBe('Open inzetten');
    isThere = true;
    await speak('en');
    expect(i18n.t('board')).toBe('Open cases');
  });

  it('end with the last choice, whichever comes first', async () => {
    let arrive: (texts: LanguageTexts) => void = () => undefined;
    const late = new Promise<LanguageTexts>((resolve) => (arrive = resolve));
    const { i18n, speak } = createLazyI18n({ nl: () => Promise.resolve(dutch), en: () => late });
    const first = speak('en');
    await speak('nl');
    arrive(english);
    await first;
    expect(i18n.t('board')).toBe('Open inzetten');
  });
});
