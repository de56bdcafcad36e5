import type { TFunction } from 'i18next';

/** What somebody does on a drawn screen to bring it into a state: by the words on it, as a person would. */

const LOOK_EVERY_MS = 20;
/** The development server compiles a part when it is first asked for. */
const WAIT_MS = 15_000;

/** The first thing that `look` finds, as soon as there is one. */
export async function until<T>(what: string, look: () => T | null | undefined | false): Promise<T> {
  const end = performance.now() + WAIT_MS;
  for (;;) {
    const found = look();
    if (found) return found;
    if (performance.now() > end) throw new Error(`waited in vain for ${what}`);
    await after(LOOK_EVERY_MS);
  }
}

export function after(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/** What a state does to come about. Words are named by their keys, so that it comes about in every language. */
export type Hands = {
  /** Presses what begins or ends with the text of this key; its values are keys too. */
  press: (key: string, values?: Record<string, string>) => Promise<void>;
  /** Presses what stands there as it is, such as a digit. */
  pressText: (text: string) => Promise<void>;
  /** Writes into the field with this label. */
  write: (key: string, text: string) => Promise<void>;
  /** Scrolls to what stands under the heading with this text. */
  show: (key: string) => Promise<void>;
};

export function createHands(t: TFunction): Hands {
  return {
    press: (key, values) => press(wordsOf(t, key, values)),
    pressText: press,
    write: (key, text) => write(wordsOf(t, key), text),
    show: (key) => show(wordsOf(t, key)),
  };
}

/** Of the page's own catalogue, or of the one that both pages have. */
export function wordsOf(t: TFunction, key: string, values: Record<string, string> = {}): string {
  const words = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, t(value)]));
  const own = t(key, words);
  return own === key ? t(key, { ...words, ns: 'shared' }) : own;
}

async function press(words: string): Promise<void> {
  const pressed = await until(`“${words}”`, () => named('button, summary, a, label', words));
  pressed.click();
  await after(LOOK_EVERY_MS);
}

async function write(label: string, text: string): Promise<void> {
  const field = await until(`the field “${label}”`, () => {
    const words = named('label', label);
    return words instanceof HTMLLabelElement ? words.control : null;
  });
  const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  // React listens to the event, and asks the element itself for the text.
  Object.getOwnPropertyDescriptor(kind.prototype, 'value')?.set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await after(LOOK_EVERY_MS);
}

async function show(heading: string): Promise<void> {
  const found = await until(`the heading “${heading}”`, () => named('h1, h2, h3', heading));
  (found.closest('section') ?? found).scrollIntoView({ block: 'end' });
  await after(LOOK_EVERY_MS);
}

function named(selector: string, words: string): HTMLElement | undefined {
  const found = [...document.querySelectorAll<HTMLElement>(selector)];
  return (
    found.find((element) => nameOf(element) === words) ??
    found.find((element) => nameOf(element).startsWith(words)) ??
    found.find((element) => nameOf(element).endsWith(words))
  );
}

function nameOf(element: HTMLElement): string {
  return (element.getAttribute('aria-label') ?? element.textContent).trim();
}
