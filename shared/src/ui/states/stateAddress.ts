import { isLanguage, type Language } from '../i18n/language.ts';

/** The sizes that the screens are looked at in: a tablet both ways and enlarged to 200 %, a desk, two walls and a phone. CSS pixels. */
export const STATE_SIZES = {
  landscape: { width: 1280, height: 800 },
  portrait: { width: 800, height: 1280 },
  enlarged: { width: 640, height: 400 },
  desk: { width: 1366, height: 768 },
  wall: { width: 1920, height: 1080 },
  wall4k: { width: 3840, height: 2160 },
  phone: { width: 390, height: 844 },
} as const;
export type StateSize = keyof typeof STATE_SIZES;

/** One state of one screen, by what people call it. */
export type StateName = { readonly id: string; readonly screen: string; readonly title: string };

declare global {
  interface Window {
    /** The state that is drawn and played to its end; a script that takes pictures waits for it. */
    drawnState?: string;
    /** Every state of the page. */
    knownStates?: readonly StateName[];
    /** What the fixtures call people, places and things: the same in every language. */
    fixtureWords?: readonly string[];
  }
}

/** What the address of a page of states asks for. Without a `size` the state fills the window; without an `id` there is the list of all. */
export type StateAddress = {
  readonly id: string | null;
  readonly theme: string | null;
  readonly language: Language;
  readonly size: StateSize | null;
};

export function stateAddressOf(search: string): StateAddress {
  const asked = new URLSearchParams(search);
  const language = asked.get('language');
  const size = asked.get('size');
  return {
    id: asked.get('state'),
    theme: asked.get('theme'),
    language: isLanguage(language) ? language : 'nl',
    size: isSize(size) ? size : null,
  };
}

export function stateSearch({ id, theme, language, size }: StateAddress): string {
  const words = { state: id, theme, language, size };
  const given = Object.entries(words).flatMap(([key, value]) => (value === null ? [] : [[key, value]]));
  return `?${new URLSearchParams(given).toString()}`;
}

function isSize(word: string | null): word is StateSize {
  return word !== null && word in STATE_SIZES;
}
