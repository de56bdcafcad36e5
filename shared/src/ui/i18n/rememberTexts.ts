import type { i18n, TFunction } from 'i18next';

/** More than both screens say at once; ages and times make new ones all the time. */
const MOST_REMEMBERED = 2000;

/**
 * Lets what was said be said again without i18next working it out anew: two screens that follow a case ask for hundreds of texts at every change, and that was almost half of the time
 * that they took to be drawn. Forgets all when texts come. Only the `t` of components, which belongs to one language, remembers.
 */
export function rememberTexts(instance: i18n): void {
  const said = new Map<string, string>();
  const forget = (): void => {
    said.clear();
  };
  instance.store.on('added', forget);
  instance.store.on('removed', forget);
  const fixed = instance.getFixedT.bind(instance) as (...of: unknown[]) => TFunction;
  const remembering = (...of: unknown[]): TFunction => {
    const [language, namespace, prefix] = of;
    const scope = JSON.stringify([language, namespace, prefix]);
    return new Proxy(fixed(...of), {
      apply: (translate, self, asked: Parameters<TFunction>) => {
        const question = questionOf(asked);
        const known = question === null ? undefined : said.get(scope + question);
        if (known !== undefined) return known;
        const text: unknown = Reflect.apply(translate, self, asked);
        if (said.size >= MOST_REMEMBERED) forget();
        if (question !== null && typeof text === 'string') said.set(scope + question, text);
        return text;
      },
    });
  };
  Object.assign(instance, { getFixedT: remembering });
}

/** `null` where two questions that are not the same would read the same. */
function questionOf([key, values, ...more]: readonly unknown[]): string | null {
  if (typeof key !== 'string' || more.length > 0) return null;
  if (values === undefined) return key;
  if (typeof values !== 'object' || values === null || !Object.values(values).every(isPlain)) return null;
  return `${key} ${JSON.stringify(values)}`;
}

const isPlain = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
