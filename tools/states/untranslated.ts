export type Catalogue = { readonly [key: string]: string | Catalogue };

/** What stands the same in both languages on purpose, such as ECG or mmHg. */
export function sameInBoth(one: Catalogue, other: Catalogue): string[] {
  return Object.entries(one).flatMap(([key, value]) => {
    const counterpart = other[key];
    if (typeof value === 'string') return value === counterpart ? [value] : [];
    return typeof counterpart === 'object' ? sameInBoth(value, counterpart) : [];
  });
}

/** The name of a text that no catalogue has. */
const KEY = /^[a-z][\w-]*(\.[\w-]+)+$/i;
const WORD = /\p{L}{3,}/u;

/**
 * Words that are on a screen in both languages and that nobody meant to leave as they are, and names of texts instead of the texts. `allowed` are whole words or
 * sentences of the fixtures and of the catalogues.
 */
export function untranslated(
  dutch: readonly string[],
  english: readonly string[],
  allowed: readonly string[],
): string[] {
  const inEnglish = new Set(english);
  const longestFirst = [...allowed].sort((a, b) => b.length - a.length);
  const rest = (text: string): string =>
    longestFirst.reduce((left, known) => left.replaceAll(known, ' '), text);
  const same = dutch.filter((text) => inEnglish.has(text) && WORD.test(rest(text)));
  const keys = [...dutch, ...english].filter((text) => KEY.test(text) && !allowed.includes(text));
  return [...new Set([...same, ...keys])];
}
