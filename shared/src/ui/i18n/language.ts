export const LANGUAGES = ['nl', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const KEY = 'smart-triage.language';

export function isLanguage(value: string | null | undefined): value is Language {
  return LANGUAGES.some((language) => language === value);
}

/** The saved choice, else the first of the browser's languages that there is a catalogue for, else Dutch: the product's home. */
export function detectLanguage(saved: string | null, preferred: readonly string[]): Language {
  if (isLanguage(saved)) return saved;
  return preferred.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) ?? 'nl';
}

type LanguageStorage = Pick<Storage, 'getItem' | 'setItem'>;

export function savedLanguage(storage: LanguageStorage): string | null {
  return storage.getItem(KEY);
}

export function saveLanguage(storage: LanguageStorage, language: Language): void {
  storage.setItem(KEY, language);
}
